"""One effect per Idempotency-Key: the same request again gets the same answer."""

import hashlib
import json
from collections.abc import Callable
from typing import Any

from django.db import IntegrityError, transaction

from .models import IdempotencyRecord

Answer = tuple[int, Any]


class KeyReused(Exception):
    """The key was used before with another request."""


def answer_once(scope: str, key: str, request: Any, act: Callable[[], Answer]) -> Answer:
    """Run `act` once per scope and key, in one transaction with the record of its answer.

    `act` returns (status, JSON body) and undoes its own changes when it refuses, so that a
    refusal is recorded too. Raises KeyReused when `request` differs from the first one.
    """
    mark = hashlib.sha256(json.dumps(request, sort_keys=True, default=str).encode()).hexdigest()
    try:
        with transaction.atomic():
            record = IdempotencyRecord.objects.create(scope=scope, key=key, fingerprint=mark)
            record.status, record.body = act()
            record.save(update_fields=["status", "body"])
            return record.status, record.body
    except IntegrityError:
        first = IdempotencyRecord.objects.filter(scope=scope, key=key).first()
        if first is None:
            raise
    if first.fingerprint != mark:
        raise KeyReused
    return first.status or 500, first.body
