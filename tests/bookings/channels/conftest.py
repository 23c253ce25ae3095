"""Calendars of other sites, written as those sites write them."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from accounts.models import Traveller
from bookings.channels.importing import read
from bookings.models import Feed, Stay
from bookings.services import hold_stay
from catalogue.models import Home

FIVE = timedelta(days=5)


def event(uid: str, first: date, last: date, summary: str = "Reserved", *lines: str) -> str:
    own = [f"DTSTART;VALUE=DATE:{first:%Y%m%d}", f"DTEND;VALUE=DATE:{last:%Y%m%d}"]
    more = [f"UID:{uid}", f"SUMMARY:{summary}", *lines]
    return "\r\n".join(["BEGIN:VEVENT", *own, *more, "END:VEVENT"])


def calendar(*events: str) -> bytes:
    head = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Elsewhere//Calendar 1.0//EN"]
    return "\r\n".join([*head, *events, "END:VCALENDAR", ""]).encode()


def make_feed(home: Home, channel: str = "airbnb") -> Feed:
    return Feed.objects.create(
        home=home, channel=channel, address=f"https://{channel}.example/{home.reference}.ics"
    )


@pytest.fixture
def feed(home) -> Feed:
    return make_feed(home)


@pytest.fixture
def take_in() -> Callable[..., Feed]:
    """Read a calendar as if its site had just sent it."""

    def take(feed: Feed, *events: str, body: bytes | None = None) -> Feed:
        fresh = Feed.objects.select_related("home").get(pk=feed.pk)
        read(fresh, calendar(*events) if body is None else body)
        feed.refresh_from_db()
        return feed

    return take


@pytest.fixture
def book_it() -> Callable[..., Stay]:
    def hold(home: Home, traveller: Traveller, arrival: date, departure: date) -> Stay:
        return hold_stay(home.pk, traveller, arrival, departure, 2)

    return hold
