"""The bytes of a calendar, whatever shape they are in, as entries of whole nights."""

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from icalendar import Calendar, Component

from . import recurring
from .dates import NoDate, Span, span_of
from .errors import Unread
from .lines import Block, blocks, text_of
from .rules import MOST_EVENTS, Entry, Skip, Trouble, kind_of

LONGEST_UID = 255
LONGEST_SUMMARY = 120
CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]+")


@dataclass(frozen=True)
class Parsed:
    """What a calendar says, and what of it could not be understood: (why, which)."""

    entries: dict[str, Entry] = field(default_factory=dict)
    skipped: list[tuple[Skip, str]] = field(default_factory=list)


def parse(body: bytes, zone: str, since: date, until: date) -> Parsed:
    """The entries that touch the days [since, until), in the time zone of the home.

    Raises Unread when it is no calendar, or only a part of one. An empty body is an empty
    calendar: some sites answer so when there is nothing.
    """
    text = text_of(body)
    if not text.strip():
        return Parsed()
    found = blocks(text)
    if sum(block.name == "VEVENT" for block in found) > MOST_EVENTS:
        raise Unread(Trouble.TOO_MANY)
    reader = _Reader(ZoneInfo(zone), since, until)
    for component in _components(found, reader):
        reader.read(component)
    return reader.parsed()


def _components(found: list[Block], reader: "_Reader") -> Iterator[Component]:
    """Each event as the library reads it; one that breaks does not hide the others."""
    zones = [block for block in found if block.name == "VTIMEZONE"]
    events = [block for block in found if block.name == "VEVENT"]
    if not events:
        return
    try:
        yield from _calendar([*zones, *events]).walk("VEVENT")
    except (ValueError, KeyError, AttributeError, IndexError, OverflowError):
        for event in events:
            yield from _alone(event, reader)


def _alone(event: Block, reader: "_Reader") -> Iterable[Component]:
    try:
        return list(_calendar([event]).walk("VEVENT"))
    except (ValueError, KeyError, AttributeError, IndexError, OverflowError):
        reader.skip(Skip.BROKEN, event.title)
        return []


def _calendar(parts: list[Block]) -> Component:
    body = "\r\n".join(part.text for part in parts)
    return Calendar.from_ical(f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{body}\r\nEND:VCALENDAR\r\n")


class _Reader:
    """Gathers entries, each under a name of its own."""

    def __init__(self, zone: ZoneInfo, since: date, until: date) -> None:
        self.zone, self.since, self.until = zone, since, until
        self.budget = recurring.Budget()
        self.found: list[tuple[int, Entry]] = []
        self.moved: dict[str, Entry] = {}  # one occurrence of a series, told apart
        self.skipped: list[tuple[Skip, str]] = []

    def skip(self, why: Skip, title: str) -> None:
        self.skipped.append((why, title[:LONGEST_SUMMARY]))

    def read(self, event: Component) -> None:
        """Gather an event; what the library could not make sense of says so when it is used."""
        try:
            self._gather(event)
        except (ValueError, TypeError, OverflowError):
            self.skip(Skip.BROKEN, clean(event.get("UID")))

    def _gather(self, event: Component) -> None:
        title = clean(event.get("SUMMARY"))[:LONGEST_SUMMARY]
        if clean(event.get("TRANSP")).upper() == "TRANSPARENT":
            return  # its own site says that the time stays free
        try:
            span = span_of(event, self.zone)
        except NoDate as error:
            return self.skip(error.why, title or clean(event.get("UID")))
        uid = clean(event.get("UID")) or _digest(span, title)
        status = clean(event.get("STATUS")).upper()
        base = Entry(
            _short(uid),
            kind_of(uid, title, status),
            span.first,
            span.last,
            title,
            status == "CANCELLED",
        )
        self._keep(event, base, span)

    def _keep(self, event: Component, base: Entry, span: Span) -> None:
        if event.get("RECURRENCE-ID") is not None:
            day = recurring.day_of(event["RECURRENCE-ID"], self.zone)
            self.moved[_occurrence(base.uid, day)] = base
        elif event.get("RRULE") is not None or event.get("RDATE") is not None:
            self._repeat(event, base, span)
        else:
            self._add(event, base)

    def _repeat(self, event: Component, base: Entry, span: Span) -> None:
        since = self.since - timedelta(days=span.nights)
        try:
            days = recurring.days_of(event, span.first, since, self.until, self.zone, self.budget)
        except recurring.CannotRepeat:
            self.skip(Skip.REPEATS, base.summary)
            return self._add(event, base)
        for day in days:
            last = day + timedelta(days=span.nights)
            self._add(event, replace(base, uid=_occurrence(base.uid, day), first=day, last=last))

    def _add(self, event: Component, entry: Entry) -> None:
        if len(self.found) >= MOST_EVENTS:
            raise Unread(Trouble.TOO_MANY)
        self.found.append((_version(event), entry))

    def parsed(self) -> Parsed:
        """Every entry under its name: the newest version of it, told apart when both count."""
        entries: dict[str, Entry] = {}
        versions: dict[str, int] = {}
        for version, entry in sorted(self.found, key=_rank):
            twin = entries.get(entry.uid)
            if twin is None:
                entries[entry.uid], versions[entry.uid] = entry, version
            elif version == versions[entry.uid] and twin.first != entry.first:
                name = _occurrence(entry.uid, entry.first)
                entries.setdefault(name, replace(entry, uid=name))
        for name, entry in self.moved.items():
            entries[name] = replace(entry, uid=name)
        near = {name: self._near(entry) for name, entry in entries.items()}
        return Parsed({name: entry for name, entry in near.items() if entry}, self.skipped)

    def _near(self, entry: Entry) -> Entry | None:
        """What of an entry is in the days that are read."""
        first, last = max(entry.first, self.since), min(entry.last, self.until)
        return replace(entry, first=first, last=last) if first < last else None


def clean(value: Any) -> str:
    """A property's text without what could steer a terminal or a page."""
    if isinstance(value, list):  # said twice: the first one counts
        value = value[0] if value else ""
    return CONTROLS.sub(" ", str(value or "")).strip()


def _rank(found: tuple[int, Entry]) -> tuple[int, date, bool, int]:
    """The newest first, then the earliest; of two alike the one that takes more nights."""
    version, entry = found
    return -version, entry.first, entry.cancelled, -entry.last.toordinal()


def _version(event: Component) -> int:
    text = clean(event.get("SEQUENCE"))
    return int(text) if text.isdecimal() and len(text) < 10 else 0


def _digest(span: Span, title: str) -> str:
    """The same name at every fetch for an entry that has none."""
    words = f"{span.first} {span.last} {title}"
    return "unnamed-" + hashlib.sha256(words.encode()).hexdigest()[:32]


def _short(uid: str) -> str:
    if len(uid) <= LONGEST_UID - len("/2026-01-01"):
        return uid
    return "long-" + hashlib.sha256(uid.encode()).hexdigest()


def _occurrence(uid: str, day: date) -> str:
    return f"{uid}/{day.isoformat()}"
