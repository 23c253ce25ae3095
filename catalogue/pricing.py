"""What a stay in some homes costs: a few queries, however many homes."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Any, Protocol

from django.db.models import QuerySet

from core.dates import nights
from core.money import ZERO, cents
from core.prepared import Blank, prepared

from .models import CleaningFee, NightlyPrice, TouristTaxRate
from .rules import Rate, TaxRate, rate_for, tax_per_adult_night

NIGHTS, CLEANING, TOURIST_TAX = "nights", "cleaning", "tourist_tax"


class Priced(Protocol):
    """A home, as far as its price depends on it."""

    @property
    def pk(self) -> int: ...
    @property
    def commune_id(self) -> int: ...
    @property
    def tourist_class(self) -> str: ...


@dataclass(frozen=True)
class PriceLine:
    """One line of a price: amount = quantity x unit, in euros, and what it was computed from."""

    kind: str
    quantity: int
    unit: Decimal
    source: dict[str, Any] = field(default_factory=dict)

    @property
    def amount(self) -> Decimal:
        return cents(self.quantity * self.unit)


Lines = tuple[PriceLine, ...]


@dataclass(frozen=True)
class Party:
    """Who comes: adults owe the tourist tax, children share the price without it."""

    adults: int
    children: int = 0

    @property
    def people(self) -> int:
        return self.adults + self.children


def total(lines: Lines) -> Decimal:
    return sum((line.amount for line in lines), ZERO)


def price_homes(
    homes: Iterable[Priced], arrival: date, departure: date, party: Party, today: date
) -> dict[int, Lines]:
    """The lines of each home that has a price for every night, by the home's id."""
    homes = list(homes)
    ids = [home.pk for home in homes]
    rates = rates_of(ids, arrival, departure, today)
    fees = _fees(ids, today)
    taxes = _taxes({home.commune_id for home in homes}, arrival)
    priced: dict[int, Lines] = {}
    for home in homes:
        night_lines = nights_lines(rates[home.pk], arrival, departure)
        if night_lines is None:
            continue
        tax = taxes.get((home.commune_id, home.tourist_class))
        stay = (arrival, departure)
        priced[home.pk] = (
            *night_lines,
            *_cleaning_line(fees.get(home.pk)),
            *_tax_line(tax, night_lines, stay, party),
        )
    return priced


def rates_of(
    home_ids: Iterable[int], arrival: date, departure: date, today: date
) -> dict[int, list[Rate]]:
    """The prices in force for some nights of some homes, by the home's id."""
    found: dict[int, list[Rate]] = defaultdict(list)
    asked = {"arrival": arrival, "departure": departure, "today": today}
    for home_id, *values in _rates(homes=list(home_ids), **asked):
        found[home_id].append(Rate(*values))
    return found


@prepared
def _rates() -> QuerySet[Any, Any]:
    nights = (Blank("arrival"), Blank("departure"))
    rows = NightlyPrice.objects.covering(*nights, Blank("today"))
    columns = ("pk", "season", "starts_on", "ends_on", "amount", "weekend_amount", "valid_from")
    of_homes = rows.filter(home__in=Blank("homes", many=True))
    return of_homes.order_by().values_list("home_id", *columns)


def nights_lines(rates: list[Rate], arrival: date, departure: date) -> Lines | None:
    """One line per price row and amount; None when a night has no price."""
    known: dict[int, Rate] = {}
    counted: Counter[tuple[int, Decimal]] = Counter()
    for night in nights(arrival, departure):
        rate = rate_for(night, rates)
        if rate is None:
            return None
        known[rate.pk] = rate
        counted[rate.pk, rate.on(night)] += 1
    return tuple(
        PriceLine(NIGHTS, count, unit, _rate_source(known[pk], unit))
        for (pk, unit), count in counted.items()
    )


def _rate_source(rate: Rate, unit: Decimal) -> dict[str, Any]:
    return {
        "row": f"catalogue.nightlyprice:{rate.pk}",
        "season": rate.season,
        "weekend": rate.weekend_amount is not None and unit == rate.weekend_amount,
        "valid_from": rate.valid_from.isoformat(),
    }


@dataclass(frozen=True)
class Fee:
    """What a home's cleaning costs, and since when."""

    pk: int
    amount: Decimal
    valid_from: date


def _fees(home_ids: list[int], today: date) -> dict[int, Fee]:
    rows = _fees_in_force(homes=home_ids, today=today)
    return {home_id: Fee(*values) for home_id, *values in rows}


@prepared
def _fees_in_force() -> QuerySet[Any, Any]:
    of_homes = CleaningFee.objects.filter(home__in=Blank("homes", many=True))
    known = of_homes.filter(valid_from__lte=Blank("today")).order_by("valid_from")
    return known.values_list("home_id", "pk", "amount", "valid_from")


def _cleaning_line(fee: Fee | None) -> Lines:
    if fee is None or not fee.amount:
        return ()
    source = {"row": f"catalogue.cleaningfee:{fee.pk}", "valid_from": fee.valid_from.isoformat()}
    return (PriceLine(CLEANING, 1, fee.amount, source),)


@dataclass(frozen=True)
class Tax:
    """A town's tourist tax, with where it was read."""

    pk: int
    valid_from: date
    status: str
    source: str
    tariff: Decimal | None
    percent: Decimal | None
    cap: Decimal | None
    department_percent: Decimal
    region_percent: Decimal
    idfm_percent: Decimal

    @cached_property
    def rate(self) -> TaxRate:
        surtax = self.department_percent + self.region_percent + self.idfm_percent
        return TaxRate(self.tariff, self.percent or ZERO, self.cap or ZERO, surtax)

    @cached_property
    def explained(self) -> dict[str, Any]:
        """What does not depend on the stay; many homes of a town share it."""
        figures = {name: getattr(self, name) for name in FIGURES}
        return {name: str(value) for name, value in figures.items() if value is not None} | {
            "row": f"catalogue.touristtaxrate:{self.pk}",
            "valid_from": self.valid_from.isoformat(),
            "verified": self.status == TouristTaxRate.Status.SOURCED,
            "status_source": self.source,
        }


FIGURES = ("tariff", "percent", "cap", "department_percent", "region_percent", "idfm_percent")


def _taxes(commune_ids: set[int], day: date) -> dict[tuple[int, str], Tax]:
    rows = _taxes_in_force(communes=commune_ids, day=day)
    return {(commune_id, category): Tax(*values) for commune_id, category, *values in rows}


@prepared
def _taxes_in_force() -> QuerySet[Any, Any]:
    known = TouristTaxRate.objects.in_force(Blank("day"))
    of_towns = known.filter(commune__in=Blank("communes", many=True))
    figures = ("pk", "valid_from", "status", "source", *FIGURES)
    return of_towns.values_list("commune_id", "category", *figures)


def _tax_line(tax: Tax | None, night_lines: Lines, stay: tuple[date, date], party: Party) -> Lines:
    """The tourist tax, or none where the town's rate is not known."""
    if tax is None:
        return ()
    count = (stay[1] - stay[0]).days
    average = total(night_lines) / count
    unit = tax_per_adult_night(tax.rate, average, party.people)
    source = tax.explained | {
        "average_night": str(cents(average)),
        "people": party.people,
        "adults": party.adults,
        "nights": count,
    }
    return (PriceLine(TOURIST_TAX, count * party.adults, unit, source),)
