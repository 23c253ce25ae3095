"""A home with a hundred stays to tell of, and a calendar of five hundred reservations to read."""

import json
import time
from datetime import date, timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.models import Traveller
from bookings.channels.feeds import address_of
from bookings.channels.importing import read
from bookings.models import Feed, Night, Stay
from catalogue.models import Home

STAYS, EVENTS = 100, 500


def main() -> str:
    told, reading = Home.objects.order_by("pk")[:2]
    today = timezone.localdate()
    _stays(told, today)
    Night.objects.filter(home=reading).delete()
    reading.stays.all().delete()
    feed = Feed.objects.create(home=reading, channel="airbnb", address="https://airbnb.example/")
    first, _writes = _read(feed, _calendar(today))
    again, writes = _read(feed, _calendar(today))
    found = {
        "token": address_of(told).token,
        "first_ms": first,
        "again_ms": again,
        "writes_again": writes,
        "nights": Night.objects.filter(home=reading).count(),
    }
    return json.dumps(found)


def _stays(home: Home, today: date) -> None:
    Night.objects.filter(home=home).delete()
    home.stays.all().delete()
    traveller = Traveller.objects.first()
    Stay.objects.bulk_create(
        Stay(
            home=home,
            traveller=traveller,
            arrival=today + timedelta(days=3 * n),
            departure=today + timedelta(days=3 * n + 2),
            adults=2,
            state=Stay.State.CONFIRMED,
        )
        for n in range(STAYS)
    )


def _calendar(today: date) -> bytes:
    """Of nights that follow each other; the stamps are new at every fetch."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Airbnb Inc//Hosting Calendar 1.0//EN"]
    for n in range(EVENTS):
        day = today + timedelta(days=n)
        lines += ["BEGIN:VEVENT", f"DTSTAMP:{timezone.now():%Y%m%dT%H%M%SZ}"]
        lines += [f"DTSTART;VALUE=DATE:{day:%Y%m%d}", f"UID:bench-{n}@airbnb.com"]
        lines += [f"DTEND;VALUE=DATE:{day + timedelta(days=1):%Y%m%d}", "SUMMARY:Reserved"]
        lines += ["DESCRIPTION:Reservation URL: https://www.airbnb.com/hosting/reservations/de"]
        lines += [f" tails/HM{n:08}\\nPhone Number (Last 4 Digits): 0000", "END:VEVENT"]
    return "\r\n".join([*lines, "END:VCALENDAR", ""]).encode()


def _read(feed: Feed, body: bytes) -> tuple[float, int]:
    """Milliseconds, and how many queries wrote."""
    fresh = Feed.objects.select_related("home").get(pk=feed.pk)
    with CaptureQueriesContext(connection) as asked:
        started = time.perf_counter()
        read(fresh, body)
        took = (time.perf_counter() - started) * 1000
    return took, sum(not query["sql"].startswith("SELECT") for query in asked.captured_queries)
