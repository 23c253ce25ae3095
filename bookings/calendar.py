"""The months of a home's calendar: which nights are free, which are taken."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import timezone

from catalogue.models import Home
from catalogue.rules import horizon
from core.dates import DAY, months_later
from core.readers import weekday_names as weekday_names

from .models import Night

PAST, TAKEN, FREE, DEPARTURE, STAYING = "past", "taken", "free", "departure", "staying"


@dataclass(frozen=True)
class Day:
    """A day of a month, by what can be done with its night.

    `departure`: its night is taken, the one before is not, so one can leave on it.
    `staying`: its night is free, but stays do not begin on that weekday.
    """

    date: date
    state: str


@dataclass(frozen=True)
class Month:
    """A month as weeks from Monday to Sunday; days of its neighbours are None."""

    first: date
    weeks: list[list[Day | None]]


def months(home: Home, first: date, count: int, today: date) -> list[Month]:
    """Some months of a home, beginning with the month of `first`, in one query."""
    start, end = months_later(first, 0), months_later(first, count)
    taken = taken_nights(home, start - DAY, end)
    return [_month(months_later(first, n), home, taken, today) for n in range(count)]


def taken_nights(home: Home, first: date, last: date) -> set[date]:
    nights = Night.objects.filter(home=home).lasting().between(first, last)
    return set(nights.values_list("date", flat=True))


def bookable(today: date) -> tuple[date, date]:
    """The first day of the first and of the last month that can still be booked."""
    return months_later(today, 0), months_later(horizon(today), -1)


def month_asked(text: str | None, months_shown: int) -> date:
    """The month an address asks for ("2026-08"), kept among those that can be shown."""
    first, last = bookable(timezone.localdate())
    return month_between(text, first, months_later(last, 1 - months_shown))


def month_between(text: str | None, first: date, last: date) -> date:
    """The month an address asks for, this one if it names none, kept between two."""
    try:
        asked = date.fromisoformat(f"{text}-01")
    except ValueError:
        asked = months_later(timezone.localdate(), 0)
    return min(max(asked, first), last)


def _month(first: date, home: Home, taken: set[date], today: date) -> Month:
    last = months_later(first, 1)
    start = first - timedelta(first.weekday())
    weeks = [
        [_day(day, home, taken, today) if first <= day < last else None for day in _week(monday)]
        for monday in _mondays(start, last)
    ]
    return Month(first, weeks)


def _mondays(start: date, last: date) -> Iterable[date]:
    while start < last:
        yield start
        start += 7 * DAY


def _week(monday: date) -> list[date]:
    return [monday + number * DAY for number in range(7)]


def _day(day: date, home: Home, taken: set[date], today: date) -> Day:
    if day < today:
        return Day(day, PAST)
    if day in taken:
        return Day(day, TAKEN if day - DAY in taken or day == today else DEPARTURE)
    if str(day.isoweekday()) not in home.arrival_days:
        return Day(day, STAYING)
    return Day(day, FREE)
