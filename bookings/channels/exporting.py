"""Our calendar of a home for other sites: when it is taken, never by whom."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.conf import settings
from django.core.cache import cache
from django.db.models import Q
from django.utils import timezone
from icalendar import Calendar, Event

from catalogue.models import Home

from ..models import Block, Feed, Stay
from .today import today_at

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


def told(home: Home, to: Feed | None = None) -> Told:
    """All that takes nights of a home, but what the site that asks told us itself."""
    since = today_at(home) - BEHIND
    taken = (*_stays(home, since), *_blocks(home, since, to))
    digest = hashlib.sha256(repr((settings.SITE_URL, taken)).encode()).hexdigest()
    return Told(taken, f'"{digest[:32]}"')


def calendar_of(told: Told) -> bytes:
    """The calendar as RFC 5545 wants it; written once while it stays the same."""
    body: bytes | None = cache.get(key := f"ical:{told.etag}")
    if body is None:
        body = _written(told.taken)
        cache.set(key, body, KEEP)
    return body


def _stays(home: Home, since: date) -> Iterator[Taken]:
    held = Q(state=Stay.State.HOLD, hold_expires_at__gt=timezone.now())
    live = home.stays.filter(Q(state=Stay.State.CONFIRMED) | held, departure__gt=since)
    rows = live.order_by("arrival", "pk").values_list(
        "reference", "arrival", "departure", "created_at"
    )
    free_again = timedelta(days=home.buffer_nights)
    for reference, arrival, departure, stamp in rows:
        yield Taken(_uid("stay", reference), stamp, arrival, departure, RESERVED)
        if free_again:
            after = departure + free_again
            yield Taken(_uid("after", reference), stamp, departure, after, CLOSED)


def _blocks(home: Home, since: date, to: Feed | None) -> Iterator[Taken]:
    blocks = Block.objects.filter(home=home, last__gt=since)
    # What came back to us from our own calendar would never end if we told it again.
    own = blocks.exclude(feed_event__echo=True)
    if to is not None:
        own = own.exclude(feed_event__feed=to)
    for pk, kind, first, last, stamp in own.order_by("first", "pk").values_list(
        "pk", "kind", "first", "last", "made_at"
    ):
        summary = RESERVED if kind == Block.Kind.IMPORTED else CLOSED
        yield Taken(_uid("block", pk), stamp, first, last, summary)


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
