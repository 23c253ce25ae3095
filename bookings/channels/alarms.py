"""When a calendar is no longer believed: travellers ask first, and its owner is told."""

from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from catalogue.models import Home
from core import audit
from core.pagecache import bump
from core.prepared import Blank, prepared
from notifications.services import notify

from ..models import Feed
from .rules import FAILURES_BEFORE_ALARM, STALE_AFTER, Alarm
from .staff import office


def books_at_once(home: Home) -> bool:
    """Whether travellers may book without asking: wanted, and every calendar is to be believed."""
    if not home.instant_booking:
        return False
    now = timezone.now()
    return not any(_doubtful(home=home.pk, limit=now - STALE_AFTER))


@prepared
def _doubtful() -> QuerySet[Feed, Any]:
    """Asked at every booking: Feed.objects.doubtful() of one home."""
    feeds = Feed.objects.doubtful(Blank("limit")).filter(home=Blank("home"))
    return feeds.order_by().values_list("pk")[:1]


def sound(feed: Feed, found: Alarm | None = None) -> None:
    """Raise, change or clear the alarm of a feed that was just read, or that could not be."""
    if feed.failures:
        held = Alarm(feed.alarm) if feed.alarm else None
        found = held or (Alarm.FAILING if feed.failures >= FAILURES_BEFORE_ALARM else None)
    if (found.value if found else "") != feed.alarm:
        _change(feed, found)


def sound_stale() -> int:
    """Raise the alarm of feeds that nobody has read well for hours; returns how many."""
    silent = Feed.objects.stale().filter(alarm="", paused_at=None).select_related("home")
    with transaction.atomic():
        stale = list(silent.select_for_update(of=("self",)))
        for feed in stale:
            _change(feed, Alarm.STALE)
    return len(stale)


def _change(feed: Feed, alarm: Alarm | None) -> None:
    feed.alarm = alarm.value if alarm else ""
    feed.alarm_since = timezone.now() if alarm else None
    feed.save(update_fields=["alarm", "alarm_since"])
    audit.record(None, "raised an alarm" if alarm else "cleared an alarm", feed, alarm=feed.alarm)
    bump()  # travellers now ask, or book at once again
    if alarm:
        _tell(feed)


def _tell(feed: Feed) -> None:
    for user in [feed.home.owner.user, *office()]:
        key = f"{feed.pk}:{user.pk}:{feed.alarm}:{feed.alarm_since:%Y%m%d%H%M%S}"
        notify(user, "bookings/feed_alarm", key, user.reads, feed=feed.pk)
