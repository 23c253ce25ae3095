"""Sites that stand for real ones in the demo: their calendars, without any network.

Every address whose name ends in .example is answered here. One that begins with `down.` is out of
order, one with `empty.` has nothing, and any other has the calendar its path names.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from urllib.parse import urlsplit

from django.utils import timezone

from core.reading import Answer

RESERVED = "Reserved"
WORDS = {
    "airbnb": (RESERVED, "Airbnb (Not available)"),
    "booking": ("CLOSED - Not available", "CLOSED - Not available"),
    "abritel": ("Réservée - Camille", "Indisponible"),
}
# Days from now, nights, and whether it is closed rather than let.
ENTRIES = ((9, 3, False), (16, 2, False), (24, 5, False), (41, 7, True), (60, 4, False))


def answer(address: str) -> Answer:
    """What such a site sends."""
    host = urlsplit(address).hostname or ""
    if host.startswith("down."):
        return Answer(503, {}, b"")
    if host.startswith("empty."):
        return Answer(200, {}, b"")
    site = next((name for name in WORDS if name in host), "airbnb")
    return Answer(200, {}, calendar(site, urlsplit(address).path, timezone.localdate()))


def calendar(site: str, path: str, today: date) -> bytes:
    """The same at every fetch of a week, but for the stamps."""
    monday = today - timedelta(days=today.weekday())
    shift = sum(path.encode()) % 7
    lines = ["BEGIN:VCALENDAR", f"PRODID:-//{site} of the demo//EN", "VERSION:2.0"]
    for number, (ahead, nights, closed) in enumerate(ENTRIES):
        first = monday + timedelta(days=ahead + shift)
        title = WORDS[site][closed]
        lines += _event(f"{site}{path}-{number}", first, first + timedelta(days=nights), title)
    return "\r\n".join([*lines, "END:VCALENDAR", ""]).encode()


def _event(uid: str, first: date, last: date, title: str) -> Iterator[str]:
    yield from ("BEGIN:VEVENT", f"DTSTAMP:{timezone.now():%Y%m%dT%H%M%SZ}")
    yield from (f"DTSTART;VALUE=DATE:{first:%Y%m%d}", f"DTEND;VALUE=DATE:{last:%Y%m%d}")
    yield from (f"UID:{uid}@{uid.split('/')[0]}.example", f"SUMMARY:{title}", "END:VEVENT")
