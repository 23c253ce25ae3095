import logging
from datetime import timedelta

from django.utils import timezone

from ..models import OutboxEntry
from .registry import handlers, wake

log = logging.getLogger("pcs.outbox")

ATTEMPTS = 10
FIRST_PAUSE = timedelta(seconds=5)
LONGEST_PAUSE = timedelta(hours=2)


def deliver(entry_id: int) -> None:
    """Carry out one entry, unless it is done or another worker is at it."""
    if not OutboxEntry.objects.claim(entry_id):
        return
    entry = OutboxEntry.objects.get(pk=entry_id)
    if entry.attempts > ATTEMPTS:  # each try ended its worker before it could say why
        _postpone(entry, RuntimeError("the worker ended every time it tried"))
        return
    try:
        handlers[entry.kind](entry.payload)
    except Exception as error:
        # Whatever went wrong is kept beside the entry, where the back-office shows it.
        log.exception("outbox entry %s failed", entry)
        _postpone(entry, error)
    else:
        entry.state, entry.done_at, entry.last_error = OutboxEntry.State.DONE, timezone.now(), ""
        entry.save(update_fields=["state", "done_at", "last_error"])


def deliver_due(limit: int = 500) -> int:
    """Carry out what is due; returns how many entries were tried."""
    due = list(OutboxEntry.objects.due().order_by("due_at").values_list("pk", flat=True)[:limit])
    for entry_id in due:
        deliver(entry_id)
    return len(due)


def retry(entry: OutboxEntry) -> None:
    """Give an entry that was given up another series of attempts."""
    entry.state, entry.attempts, entry.due_at = OutboxEntry.State.PENDING, 0, timezone.now()
    entry.save(update_fields=["state", "attempts", "due_at"])
    wake(entry.pk)


def _postpone(entry: OutboxEntry, error: Exception) -> None:
    pause = min(FIRST_PAUSE * 2 ** (entry.attempts - 1), LONGEST_PAUSE)
    entry.last_error = f"{type(error).__name__}: {error}"[:2000]
    entry.due_at = timezone.now() + pause
    spent = entry.attempts >= ATTEMPTS
    entry.state = OutboxEntry.State.DEAD if spent else OutboxEntry.State.PENDING
    entry.save(update_fields=["last_error", "due_at", "state"])
