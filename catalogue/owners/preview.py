"""What each night of the coming year would cost, before a price is saved."""

from calendar import Calendar
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils import timezone

from core.dates import DAY, months_later

from ..models import Home, NightlyPrice
from ..rules import Rate, rate_for
from ..services import Season

MONTHS = 12
# Newer than any row that is stored.
BASE, SEASON = 2**62, 2**62 + 1


@dataclass(frozen=True)
class Night:
    date: date
    price: Decimal | None = None
    season: str = ""


@dataclass(frozen=True)
class Month:
    """A month as weeks from Monday to Sunday; days that are over or of its neighbours are None."""

    first: date
    weeks: list[list[Night | None]]


def rates_in_force(home: Home, today: date) -> list[Rate]:
    return [_rate(row) for row in home.nightly_prices.in_force(today)]


def _rate(row: NightlyPrice) -> Rate:
    return Rate(
        row.pk,
        row.season,
        row.starts_on,
        row.ends_on,
        row.amount,
        row.weekend_amount,
        row.valid_from,
    )


def with_base(rates: list[Rate], amount: Decimal, weekend: Decimal | None) -> list[Rate]:
    today = timezone.localdate()
    return [*rates, Rate(BASE, "", today, None, amount, weekend, today)]


def with_season(rates: list[Rate], season: Season, instead_of: int | None = None) -> list[Rate]:
    """The prices as they would be with a season more, or with another in its place."""
    today = timezone.localdate()
    typed = Rate(
        SEASON,
        season.name,
        season.starts_on,
        season.ends_on,
        season.amount,
        season.weekend_amount,
        today,
    )
    replaced = next((rate for rate in rates if rate.pk == instead_of), None)
    return [*(rate for rate in rates if not replaced or not _same(rate, replaced)), typed]


def _same(one: Rate, other: Rate) -> bool:
    return (one.season, one.starts_on, one.ends_on) == (
        other.season,
        other.starts_on,
        other.ends_on,
    )


def year_of(rates: list[Rate], today: date) -> list[Month]:
    firsts = (months_later(today, number) for number in range(MONTHS))
    return [_month(first, rates, today) for first in firsts]


def _month(first: date, rates: list[Rate], today: date) -> Month:
    weeks = Calendar().monthdatescalendar(first.year, first.month)
    shown = [[_night(day, first, rates, today) for day in week] for week in weeks]
    return Month(first, shown)


def _night(day: date, first: date, rates: list[Rate], today: date) -> Night | None:
    if day.month != first.month or day < today:
        return None
    rate = rate_for(day, rates)
    return Night(day, rate.on(day), rate.season) if rate else Night(day)


def seasons(rates: Iterable[Rate], today: date) -> list[Rate]:
    """The seasons that are not over, each once: of copies, the one published last."""
    newest: dict[tuple, Rate] = {}
    for rate in sorted(rates, key=_published):
        if rate.season and (rate.ends_on is None or rate.ends_on > today):
            newest[rate.season, rate.starts_on, rate.ends_on] = rate
    return sorted(newest.values(), key=lambda rate: (rate.starts_on, rate.pk))


def _published(rate: Rate) -> tuple[date, int]:
    return rate.valid_from, rate.pk


@dataclass(frozen=True)
class Overlap:
    """Nights where two seasons meet, and which of them counts."""

    first: date
    last: date
    winner: Rate
    loser: Rate


def overlaps(found: list[Rate], today: date) -> list[Overlap]:
    met = []
    for place, one in enumerate(found):
        for other in found[place + 1 :]:
            first = max(one.starts_on, other.starts_on, today)
            ends = [rate.ends_on for rate in (one, other) if rate.ends_on]
            last = min(ends, default=date.max) - DAY
            if first <= last:
                loser, winner = sorted((one, other), key=_published)
                met.append(Overlap(first, last, winner, loser))
    return met
