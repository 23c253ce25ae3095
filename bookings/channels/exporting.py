"""Our calendar of a home for other sites: when it is taken, never by whom."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.core.cache import caches
from django.db.models import Q, QuerySet
from django.utils import timezone
from icalendar import Calendar, Event

from core.prepared import Blank, prepared

from ..models import Block, CalendarAddress, Feed, Stay

RESERVED, CLOSED = "Reserved", "Not available"
# A guest who is about to leave is still told of.
BEHIND = timedelta(days=1)
KEEP = 600


@dataclass(frozen=True)
class Taken:
    """Nights [first, last) as other sites are told of them."""

    uid: str
    stamp: datetime
    first: date
    last: date
    summary: str


@dataclass(frozen=True)
class Told:
    """What is told, and the mark by which a site knows that it knows it already."""

    taken: tuple[Taken, ...]
    etag: str


@dataclass(frozen=True)
class Asked:
    """A home whose calendar is wanted, and the calendar (0: none) whose site wants it."""

    home: int
    zone: str
    buffer: int
    feed: int = 0


def asked(token: str) -> Asked | None:
    """What a secret address stands for."""
    for rows in (_of_feeds(token=token), _of_homes(token=token)):
        for row in rows:
            return Asked(*row)
    return None


@prepared
def _of_feeds() -> QuerySet[Feed, Any]:
    known = Feed.objects.filter(token=Blank("token")).order_by()
    return known.values_list("home_id", "home__time_zone", "home__buffer_nights", "pk")


@prepared
def _of_homes() -> QuerySet[CalendarAddress, Any]:
    known = CalendarAddress.objects.filter(token=Blank("token"))
    return known.values_list("home_id", "home__time_zone", "home__buffer_nights")


def told(asked: Asked) -> Told:
    """All that takes nights of a home, but what the site that asks told us itself."""
    since = timezone.localdate(timezone=ZoneInfo(asked.zone)) - BEHIND
    taken = (*_stays(asked, since), *_blocks(asked, since))
    digest = hashlib.sha256(repr((settings.SITE_URL, taken)).encode()).hexdigest()
    return Told(taken, f'"{digest[:32]}"')


def calendar_of(told: Told) -> bytes:
    """The calendar as RFC 5545 wants it; written once while it stays the same."""
    cache = caches["pages"]  # kept in the memory of each process
    body: bytes | None = cache.get(key := f"ical:{told.etag}")
    if body is None:
        body = _written(told.taken)
        cache.set(key, body, KEEP)
    return body


def _stays(asked: Asked, since: date) -> Iterator[Taken]:
    free_again = timedelta(days=asked.buffer)
    rows = _live_stays(home=asked.home, since=since, now=timezone.now())
    for reference, arrival, departure, stamp in rows:
        yield Taken(_uid("stay", reference), stamp, arrival, departure, RESERVED)
        if free_again:
            after = departure + free_again
            yield Taken(_uid("after", reference), stamp, departure, after, CLOSED)


@prepared
def _live_stays() -> QuerySet[Stay, Any]:
    held = Q(state=Stay.State.HOLD, hold_expires_at__gt=Blank("now"))
    mine = Stay.objects.filter(home=Blank("home"), departure__gt=Blank("since"))
    live = mine.filter(Q(state=Stay.State.CONFIRMED) | held)
    names = ("reference", "arrival", "departure", "created_at")
    return live.order_by("arrival", "pk").values_list(*names)


def _blocks(asked: Asked, since: date) -> Iterator[Taken]:
    rows = _told_blocks(home=asked.home, since=since, feed=asked.feed)
    for pk, kind, first, last, stamp in rows:
        summary = RESERVED if kind == Block.Kind.IMPORTED else CLOSED
        yield Taken(_uid("block", pk), stamp, first, last, summary)


@prepared
def _told_blocks() -> QuerySet[Block, Any]:
    """Without what came back to us from our own calendar: told again it would never end."""
    blocks = Block.objects.filter(home=Blank("home"), last__gt=Blank("since"))
    others = Q(feed_event__echo=False) & ~Q(feed_event__feed_id=Blank("feed"))
    told = blocks.filter(Q(feed_event=None) | others)
    names = ("pk", "kind", "first", "last", "made_at")
    return told.order_by("first", "pk").values_list(*names)


def _uid(kind: str, name: object) -> str:
    return f"{kind}-{name}@{settings.SITE_URL.split('//')[-1]}"


def _written(taken: tuple[Taken, ...]) -> bytes:
    calendar = Calendar()
    calendar.add("prodid", "-//PCS//Calendar 1.0//EN")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    for one in taken:
        calendar.add_component(_event(one))
    return bytes(calendar.to_ical())


def _event(one: Taken) -> Event:
    event = Event()
    event.add("uid", one.uid)
    event.add("dtstamp", one.stamp)
    event.add("dtstart", one.first)
    event.add("dtend", one.last)
    event.add("summary", one.summary)
    return event
