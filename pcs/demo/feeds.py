"""Two calendars of other sites: one that is well, one that nobody could read for hours."""

from collections.abc import Sequence
from datetime import timedelta
from urllib.parse import urlsplit

from django.utils import timezone

from bookings.channels.alarms import sound_stale
from bookings.channels.importing import note_failure, read
from bookings.channels.rules import Trouble
from bookings.models import Feed
from catalogue.models import Home

from .calendars import calendar

WELL, SILENT = "https://airbnb.example", "https://down.booking.example"
HOURS_SILENT = timedelta(hours=9)


def add_feeds(homes: Sequence[Home]) -> None:
    """Both on homes of the first owner, read as if their sites had answered."""
    first, second = homes[0], homes[1]
    _read(Feed(home=first, channel=Feed.Channel.AIRBNB, address=_address(WELL, first)))
    silent = _read(
        Feed(home=second, channel=Feed.Channel.BOOKING, address=_address(SILENT, second))
    )
    Feed.objects.filter(pk=silent.pk).update(last_good_at=timezone.now() - HOURS_SILENT)
    note_failure(silent.pk, Trouble.SITE_DOWN)
    sound_stale()


def _address(site: str, home: Home) -> str:
    return f"{site}/calendar/{home.reference}.ics"


def _read(feed: Feed) -> Feed:
    feed.added_by = feed.home.owner.user
    feed.save()
    path = urlsplit(feed.address).path
    read(feed, calendar(feed.channel, path, timezone.localdate()))
    return feed
