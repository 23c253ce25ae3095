"""Nights: a stay is the half-open range [arrival, departure) of dates."""

from collections.abc import Iterator
from datetime import date, timedelta

DAY = timedelta(days=1)


def nights(arrival: date, departure: date) -> Iterator[date]:
    """Each night from the arrival to the eve of the departure."""
    for offset in range((departure - arrival).days):
        yield arrival + offset * DAY


def months_later(day: date, months: int) -> date:
    """The first day of the month that many months after a day's month."""
    index = day.year * 12 + day.month - 1 + months
    return date(index // 12, index % 12 + 1, 1)
