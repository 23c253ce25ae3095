"""Double bookings: written down, told to the owner and the agencies, settled by people."""

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from catalogue.models import Home
from core import audit
from notifications.services import notify

from ..models import Conflict, FeedEvent
from .rules import MOST_LETTERS
from .staff import office

Pair = tuple[int | None, int | None, int | None]


def note_new(home: Home, pairs: list[Pair]) -> None:
    """Write conflicts down, each once, and tell whoever has to decide of the first ones."""
    events = FeedEvent.objects.select_related("feed").in_bulk([one[0] for one in pairs])
    for count, (event_id, stay_id, block_id) in enumerate(pairs):
        event = events[event_id]
        conflict = Conflict.objects.create(
            home=home,
            event=event,
            channel=event.feed.label,
            first=event.first,
            last=event.last,
            stay_id=stay_id,
            block_id=block_id,
        )
        audit.record(None, "found a double booking", conflict)
        if count < MOST_LETTERS:  # the page of calendars and the back-office show them all
            tell(conflict)


def tell(conflict: Conflict) -> None:
    owner = conflict.home.owner.user
    for user in [owner, *office()]:
        key = f"{conflict.pk}:{user.pk}"
        notify(user, "bookings/conflict", key, user.reads, conflict=conflict.pk)


def settle_past(conflicts: list[Conflict]) -> None:
    """The nights are no longer promised twice: nobody has to decide anything."""
    for conflict in conflicts:
        conflict.settled_at = timezone.now()
    Conflict.objects.bulk_update(conflicts, ["settled_at"])


@transaction.atomic
def settle_conflict(conflict: Conflict, by: User, note: str) -> None:
    """Someone says how it was settled; the first one counts."""
    settled = Conflict.objects.open().filter(pk=conflict.pk)
    if settled.update(settled_at=timezone.now(), settled_by=by, note=note):
        audit.record(by, "settled a double booking", conflict, note=note)
