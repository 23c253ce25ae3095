"""What a stay in some homes costs: a few queries, however many homes."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from core.dates import nights
from core.money import ZERO, cents

from .models import CleaningFee, Home, NightlyPrice, TouristTaxRate
from .rules import Rate, TaxRate, rate_for, tax_per_adult_night

NIGHTS, CLEANING, TOURIST_TAX = "nights", "cleaning", "tourist_tax"


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
    homes: Iterable[Home], arrival: date, departure: date, party: Party, today: date
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
    rows = NightlyPrice.objects.covering(arrival, departure, today).filter(home__in=home_ids)
    columns = ("pk", "season", "starts_on", "ends_on", "amount", "weekend_amount", "valid_from")
    for home_id, *values in rows.order_by().values_list("home_id", *columns):
        found[home_id].append(Rate(*values))
    return found


def nights_lines(rates: list[Rate], arrival: date, departure: date) -> Lines | None:
    """One line per price row and amount; None when a night has no price."""
    counted: Counter[tuple[Rate, Decimal]] = Counter()
    for night in nights(arrival, departure):
        rate = rate_for(night, rates)
        if rate is None:
            return None
        counted[rate, rate.on(night)] += 1
    return tuple(
        PriceLine(NIGHTS, count, unit, _rate_source(rate, unit))
        for (rate, unit), count in counted.items()
    )


def _rate_source(rate: Rate, unit: Decimal) -> dict[str, Any]:
    return {
        "row": f"catalogue.nightlyprice:{rate.pk}",
        "season": rate.season,
        "weekend": rate.weekend_amount is not None and unit == rate.weekend_amount,
        "valid_from": rate.valid_from.isoformat(),
    }


def _fees(home_ids: Iterable[int], today: date) -> dict[int, CleaningFee]:
    rows = CleaningFee.objects.filter(home__in=home_ids, valid_from__lte=today)
    return {fee.home_id: fee for fee in rows.order_by("valid_from")}


def _cleaning_line(fee: CleaningFee | None) -> Lines:
    if fee is None or not fee.amount:
        return ()
    source = {"row": f"catalogue.cleaningfee:{fee.pk}", "valid_from": fee.valid_from.isoformat()}
    return (PriceLine(CLEANING, 1, fee.amount, source),)


def _taxes(commune_ids: Iterable[int], day: date) -> dict[tuple[int, str], TouristTaxRate]:
    rows = TouristTaxRate.objects.in_force(day).filter(commune__in=commune_ids)
    return {(row.commune_id, row.category): row for row in rows}


def _tax_line(
    row: TouristTaxRate | None, night_lines: Lines, stay: tuple[date, date], party: Party
) -> Lines:
    """The tourist tax, or none where the town's rate is not known."""
    if row is None:
        return ()
    count = (stay[1] - stay[0]).days
    average = total(night_lines) / count
    surtax = row.department_percent + row.region_percent + row.idfm_percent
    rate = TaxRate(row.tariff, row.percent or ZERO, row.cap or ZERO, surtax)
    unit = tax_per_adult_night(rate, average, party.people)
    return (
        PriceLine(TOURIST_TAX, count * party.adults, unit, _tax_source(row, average, count, party)),
    )


def _tax_source(row: TouristTaxRate, average: Decimal, count: int, party: Party) -> dict[str, Any]:
    figures = ("tariff", "percent", "cap", "department_percent", "region_percent", "idfm_percent")
    known = {name: str(value) for name in figures if (value := getattr(row, name)) is not None}
    return known | {
        "row": f"catalogue.touristtaxrate:{row.pk}",
        "valid_from": row.valid_from.isoformat(),
        "verified": row.status == TouristTaxRate.Status.SOURCED,
        "status_source": row.source,
        "average_night": str(cents(average)),
        "people": party.people,
        "adults": party.adults,
        "nights": count,
    }
