"""The nights of an entry: its dates and times, read in the time zone of the home."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from icalendar import Component

from .rules import Skip

DAY = timedelta(days=1)
# The last minute of a day stands for its end.
END_OF_DAY = time(23, 59)
FAR = date(2200, 1, 1)


@dataclass(frozen=True)
class Span:
    """The nights [first, last)."""

    first: date
    last: date

    @property
    def nights(self) -> int:
        return (self.last - self.first).days


class NoDate(ValueError):
    """An entry does not say when it is; `why` is the reason."""

    def __init__(self, why: Skip) -> None:
        super().__init__(why.value)
        self.why = why


def span_of(event: Component, zone: ZoneInfo) -> Span:
    """From the day it starts to the day it ends, which is the day of check-out.

    What has no end, or ends the day it starts, takes one night. Raises NoDate.
    """
    start = _moment(event, "DTSTART")
    if start is None:
        raise NoDate(Skip.NO_DATE)
    first = local_day(start, zone)
    end = _end(event, start)
    if end is None:
        return Span(first, first + DAY)
    if _before(end, start, zone):
        raise NoDate(Skip.REVERSED)
    last = min(_check_out(end, zone), FAR)
    return Span(first, max(last, first + DAY))


def local_day(moment: date, zone: ZoneInfo) -> date:
    """The day on the clock of the home; a time without a zone is on that clock already."""
    if not isinstance(moment, datetime):
        return moment
    return (moment.astimezone(zone) if moment.tzinfo else moment).date()


def _end(event: Component, start: date) -> date | None:
    end = _moment(event, "DTEND")
    if end is not None:
        return end
    try:
        length = getattr(_one(event, "DURATION"), "dt", None)
        return start + length if isinstance(length, timedelta) else None
    except (ValueError, AttributeError, OverflowError):
        return None


def _moment(event: Component, name: str) -> date | None:
    """A date or a time, as the library understood it."""
    try:
        value = getattr(_one(event, name), "dt", None)
    except (ValueError, AttributeError):  # what it keeps of a broken property says so when asked
        raise NoDate(Skip.NO_DATE) from None
    return value if isinstance(value, date) and 1900 < value.year < FAR.year + 800 else None


def _one(event: Component, name: str) -> Any:
    found = event.get(name)
    return found[0] if isinstance(found, list) else found


def _before(end: date, start: date, zone: ZoneInfo) -> bool:
    if isinstance(end, datetime) and isinstance(start, datetime):
        return _on_the_clock(end, zone) < _on_the_clock(start, zone)
    return local_day(end, zone) < local_day(start, zone)


def _on_the_clock(moment: datetime, zone: ZoneInfo) -> datetime:
    return moment if moment.tzinfo else moment.replace(tzinfo=zone)


def _check_out(end: date, zone: ZoneInfo) -> date:
    day = local_day(end, zone)
    if isinstance(end, datetime):
        clock = end.astimezone(zone) if end.tzinfo else end
        return day + DAY if clock.time() >= END_OF_DAY else day
    return day
