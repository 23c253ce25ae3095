"""The months a recap is about."""

from dataclasses import dataclass
from datetime import date, timedelta

from core.dates import months_later

MOST_MONTHS = 60


@dataclass(frozen=True)
class Period:
    """Whole months, from the first day of one to the first day after another."""

    first: date
    end: date

    @property
    def last_day(self) -> date:
        return self.end - timedelta(1)

    @property
    def months(self) -> list[date]:
        count = (self.end.year - self.first.year) * 12 + self.end.month - self.first.month
        return [months_later(self.first, number) for number in range(count)]


def year_of(day: date) -> Period:
    return Period(date(day.year, 1, 1), date(day.year + 1, 1, 1))


def month_of(day: date) -> Period:
    return Period(months_later(day, 0), months_later(day, 1))
