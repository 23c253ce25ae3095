"""How many entries of the outbox are not done yet, those given up not counted."""

from core.models import OutboxEntry

WAITING = [OutboxEntry.State.PENDING, OutboxEntry.State.RUNNING]


def main() -> int:
    return OutboxEntry.objects.filter(state__in=WAITING).count()
