"""Calendars as pages show them: how each is, in words."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.models import Owner
from accounts.space import Need, need
from catalogue.models import Home
from catalogue.owners.tabs import tab

from ..models import Conflict, Feed
from ..today import today_at
from .rules import Alarm
from .words import advice, alarm_words, conflict_need, feed_need, skipped_words

HELD_BACK = (Alarm.EMPTIED, Alarm.SHRUNK)


tab("calendars", _("Other calendars"), "owner_channels:calendars", 25)


@dataclass(frozen=True)
class FeedCard:
    feed: Feed
    entries: int
    state: str  # waiting, paused, alarm, trouble or well
    alarm: Any
    advice: Any
    skipped: list[tuple[str, Any]]
    address: str
    to_confirm: bool


def export_url(token: str) -> str:
    address: str = settings.SITE_URL + reverse("channels:export", args=[token])
    return address


def feed_cards(home: Home) -> list[FeedCard]:
    return [_card(feed) for feed in _counted(home.feeds.all(), home)]


def feed_card(feed: Feed) -> FeedCard:
    return _card(_counted(Feed.objects.filter(pk=feed.pk), feed.home).get())


def _counted(feeds: Any, home: Home) -> Any:
    live = Q(events__cancelled_at=None, events__last__gt=today_at(home))
    return feeds.annotate(entries=Count("events", filter=live)).order_by("pk")


def _card(feed: Any) -> FeedCard:
    alarm = feed.alarm or (Alarm.STALE.value if feed.is_stale and not feed.paused_at else "")
    return FeedCard(
        feed,
        feed.entries,
        _state(feed, alarm),
        alarm_words(alarm),
        advice(feed.trouble_code),
        skipped_words(feed.skipped),
        export_url(feed.token),
        alarm in HELD_BACK and not feed.removal_allowed,
    )


def _state(feed: Feed, alarm: str) -> str:
    states = (
        (feed.paused_at, "paused"),
        (alarm, "alarm"),
        (feed.failures, "trouble"),
        (feed.is_waiting, "waiting"),
    )
    return next((name for holds, name in states if holds), "well")


def conflict_cards(home: Home) -> Iterable[Conflict]:
    return home.conflicts.open().select_related("stay", "block")


@need
def calendars_to_look_at(owner: Owner) -> Iterable[Need]:
    """Double bookings, and calendars that are not to be believed."""
    for conflict in Conflict.objects.open().filter(home__owner=owner).select_related("home"):
        yield Need(conflict_need(conflict), _url(conflict.home), urgent=True)
    doubtful = Feed.objects.doubtful().filter(home__owner=owner, paused_at=None)
    for feed in doubtful.select_related("home"):
        yield Need(feed_need(feed), _url(feed.home), urgent=True)


def _url(home: Home) -> str:
    return reverse("owner_channels:calendars", args=[home.reference])
