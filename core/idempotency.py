"""One effect per Idempotency-Key: the same request again gets the same answer."""

import hashlib
import json
from collections.abc import Callable
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import QuerySet

from .models import IdempotencyRecord
from .prepared import Blank, prepared

Answer = tuple[int, Any]


class KeyReused(Exception):
    """The key was used before with another request."""


def answer_once(scope: str, key: str, request: Any, act: Callable[[], Answer]) -> Answer:
    """Run `act` once per scope and key, in one transaction with the record of its answer.

    `act` returns (status, JSON body) and undoes its own changes when it refuses, so that a
    refusal is recorded too. Of two at the same moment the second finds its record refused: what
    it did is undone and it gets the first one's answer. Raises KeyReused when `request` differs
    from the first one.
    """
    mark = hashlib.sha256(json.dumps(request, sort_keys=True, default=str).encode()).hexdigest()
    if known := _answered(scope, key, mark):
        return known
    try:
        with transaction.atomic():
            status, body = act()
            IdempotencyRecord.objects.create(
                scope=scope, key=key, fingerprint=mark, status=status, body=body
            )
            return status, body
    except IntegrityError:
        known = _answered(scope, key, mark)
        if known is None:
            raise
        return known


def _answered(scope: str, key: str, mark: str) -> Answer | None:
    for fingerprint, status, body in _kept(scope=scope, key=key):
        if fingerprint != mark:
            raise KeyReused
        return status, body
    return None


@prepared
def _kept() -> QuerySet[IdempotencyRecord, Any]:
    of_key = IdempotencyRecord.objects.filter(scope=Blank("scope"), key=Blank("key"))
    return of_key.values_list("fingerprint", "status", "body")
