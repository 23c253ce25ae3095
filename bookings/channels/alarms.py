"""When a calendar is no longer believed: travellers ask first, and its owner is told."""

from django.db import transaction
from django.utils import timezone

from catalogue.models import Home
from core import audit
from notifications.services import notify

from ..models import Feed
from .rules import FAILURES_BEFORE_ALARM, Alarm
from .staff import office


def books_at_once(home: Home) -> bool:
    """Whether travellers may book without asking: wanted, and every calendar is to be believed."""
    return home.instant_booking and not home.feeds.doubtful().exists()


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
    if alarm:
        _tell(feed)


def _tell(feed: Feed) -> None:
    for user in [feed.home.owner.user, *office()]:
        key = f"{feed.pk}:{user.pk}:{feed.alarm}:{feed.alarm_since:%Y%m%d%H%M%S}"
        notify(user, "bookings/feed_alarm", key, user.reads, feed=feed.pk)
