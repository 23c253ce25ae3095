from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import Any

from django.db import transaction
from django.utils import timezone

from ..models import OutboxEntry

Payload = dict[str, Any]
Handler = Callable[[Payload], None]

handlers: dict[str, Handler] = {}


def handler(kind: str) -> Callable[[Handler], Handler]:
    """Register the function that carries out one kind of entry."""

    def register(function: Handler) -> Handler:
        handlers[kind] = function
        return function

    return register


def enqueue(kind: str, key: str, payload: Payload, due_at: datetime | None = None) -> OutboxEntry:
    """Decide that something must happen; the same kind and key is decided only once."""
    entry, created = OutboxEntry.objects.get_or_create(
        kind=kind, key=key, defaults={"payload": payload, "due_at": due_at or timezone.now()}
    )
    if created and due_at is None:
        transaction.on_commit(partial(wake, entry.pk), robust=True)
    return entry


def wake(entry_id: int) -> None:
    from ..tasks import deliver_entry  # huey loads its settings when this is first needed

    deliver_entry(entry_id)
