"""The nights let in a year, and the cap they are measured by."""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from catalogue.compliance.rules import Level, level
from catalogue.models import Home, LettingRule
from core.dates import nights

from ..errors import CannotBook
from ..models import LettingYear, Night, Stay
from ..rules import Problem

LET = (Night.Kind.STAY, Night.Kind.IMPORTED)


def cap_of(home: Home, year: int) -> int | None:
    """Nights that may be let in a year; None where nothing limits them."""
    if not home.primary_residence:
        return None
    known = LettingYear.objects.filter(home=home, year=year, allowed__isnull=False).first()
    return known.allowed if known else _cap_of_town(home, year)


def cap_in(letting: LettingYear) -> int | None:
    """The same for a year that was read already."""
    if not letting.home.primary_residence:
        return None
    return _cap_of_town(letting.home, letting.year) if letting.allowed is None else letting.allowed


def _cap_of_town(home: Home, year: int) -> int | None:
    rule = LettingRule.objects.in_force(home.commune, date(year, 12, 31))
    return rule.night_cap if rule else None


def nights_of(home: Home, year: int) -> "QuerySet[Night]":
    """Nights of a year let by us, held or booked, or through another calendar."""
    of_home = Night.objects.filter(home=home, kind__in=LET).lasting()
    return of_home.between(date(year, 1, 1), date(year + 1, 1, 1))


def nights_let(home: Home, year: int) -> int:
    """Nights of a year that are let for good: a hold may still end."""
    return nights_of(home, year).filter(expires_at=None).count()


def check_cap(home: Home, arrival: date, departure: date, but: Stay | None = None) -> None:
    """Raise CannotBook when a stay would go over the cap of one of its years."""
    if not home.primary_residence:
        return
    for year, count in _by_year(arrival, departure).items():
        cap = cap_of(home, year)
        taken = nights_of(home, year).exclude(stay=but) if but else nights_of(home, year)
        if cap is not None and taken.count() + count > cap:
            raise CannotBook(Problem.NIGHT_CAP)


def _by_year(arrival: date, departure: date) -> dict[int, int]:
    years = [day.year for day in nights(arrival, departure)]
    return {year: years.count(year) for year in sorted(set(years))}


@dataclass(frozen=True)
class Letting:
    """How much of a year is let, in nights, and how near that is to the cap."""

    year: int
    nights: int
    cap: int
    level: Level


def letting_of(home: Home, today: date) -> list[Letting]:
    """This year and the next, where a cap limits them."""
    capped = [(year, cap_of(home, year)) for year in (today.year, today.year + 1)]
    return [
        Letting(year, (let := nights_let(home, year)), cap, level(let, cap))
        for year, cap in capped
        if cap is not None
    ]
