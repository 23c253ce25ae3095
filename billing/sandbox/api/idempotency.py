"""Idempotency-Key as Stripe keeps it: the first answer, for 24 hours, whatever it was."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from billing.sandbox.api.call import Call
from billing.sandbox.api.errors import ApiError, IdempotencyConflict, InvalidParam
from billing.sandbox.models import IdempotencyRecord

KEPT = timedelta(hours=24)
Answer = tuple[int, Any]


def once(call: Call, work: Callable[[], Answer]) -> tuple[Answer, IdempotencyRecord | None]:
    """Do the work, or hand out what it answered the first time with the record of that."""
    key = call.idempotency_key
    if call.method != "POST" or key is None:
        return work(), None
    if not 0 < len(key) <= 255:
        raise InvalidParam("Idempotency keys have 1 to 255 characters.", "Idempotency-Key")
    record, fresh = claim(call, key)
    if not fresh:
        return replay(call, record), record
    return remember(record, work), None


def claim(call: Call, key: str) -> tuple[IdempotencyRecord, bool]:
    """The record of a key, and whether this call is the first to hold it."""
    IdempotencyRecord.objects.filter(key=key, created_at__lt=timezone.now() - KEPT).delete()
    try:
        with transaction.atomic():
            record = IdempotencyRecord.objects.create(
                key=key,
                path=call.path,
                fingerprint=call.fingerprint,
                request_id=call.request_id,
            )
        return record, True
    except IntegrityError:
        held = IdempotencyRecord.objects.filter(key=key).first()
        # Gone again: its holder slipped in the meantime, so that the key is free.
        return (held, False) if held else claim(call, key)


def replay(call: Call, record: IdempotencyRecord) -> Answer:
    if record.path != call.path:
        raise IdempotencyConflict(
            "Keys for idempotent requests can only be used for the same endpoint they were first "
            f"used for ('{call.path}' vs '{record.path}'). Try using a key other than "
            f"'{record.key}' if you meant to execute a different request."
        )
    if record.fingerprint != call.fingerprint:
        raise IdempotencyConflict(
            "Keys for idempotent requests can only be used with the same parameters they were "
            f"first used with. Try using a key other than '{record.key}' if you meant to execute "
            "a different request."
        )
    if record.status is None:
        raise IdempotencyConflict(
            "There is currently another in-progress request using this Idempotent Key (that "
            "probably means you submitted twice, and the other request is still going through): "
            f"{record.key}. Please try again later.",
            status=409,
            code="idempotency_key_in_use",
        )
    return record.status, record.body


def remember(record: IdempotencyRecord, work: Callable[[], Answer]) -> Answer:
    try:
        with transaction.atomic():  # the effect and the memory of it, or neither
            answer = work()
            record.status, record.body = answer
            record.save()
        return answer
    except ApiError as error:
        if not error.replayed:
            record.delete()
            raise
        record.status, record.body = error.status, error.body()
        record.save()
        return error.status, error.body()
    except BaseException:
        record.delete()
        raise


def forget_interrupted() -> None:
    """At start nothing is in flight: what looks so was cut by a crash and left no effect."""
    IdempotencyRecord.objects.filter(status=None).delete()
