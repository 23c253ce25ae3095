"""A profitability study: what the tables say of a home, and what follows from it."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils import timezone

from catalogue.models import (
    Commune,
    Home,
    KindRatio,
    LettingRule,
    MarketRate,
    MarketZone,
    SeasonIndex,
)
from core.money import cents

from ..models import Lead, OwnerTariff, StudyTerms, VatRate
from .rules import FULLEST, Case, Hypotheses, Year, forecast, in_proportion, tenths

NATIONAL_CAP = 120  # French law's most for a primary residence; a town may set less
CASES = ("low", "median", "high")
# A villa is a house; too few are let to be counted apart.
COUNTED_AS = {Home.Kind.VILLA: Home.Kind.HOUSE}


@dataclass(frozen=True)
class Basis:
    """The rows a study is made from: what "why this amount?" is answered with."""

    zone: MarketZone
    rate: MarketRate
    kind: KindRatio | None
    seasons: list[SeasonIndex]
    terms: StudyTerms
    tariff: OwnerTariff
    vat_percent: Decimal
    cap: int

    def cases(self) -> dict[str, Case]:
        rate, ratio = self.rate, self.kind.ratio if self.kind else Decimal(1)
        return {
            "low": Case(cents(rate.price_low * ratio), rate.occupancy_low),
            "median": Case(cents(rate.price_median * ratio), rate.occupancy_mean),
            "high": Case(cents(rate.price_high * ratio), rate.occupancy_high),
        }


@dataclass(frozen=True)
class Wishes:
    """What the owner changes on the page; None is as we suppose."""

    price: Decimal | None = None
    occupancy: Decimal | None = None
    average_stay: Decimal | None = None
    cleaning: Decimal | None = None
    owner_pays_cleaning: bool = True
    own_nights: int = 0
    night_cap: int | None = None


@dataclass(frozen=True)
class Study:
    basis: Basis
    hypotheses: Hypotheses
    low: Year
    median: Year
    high: Year

    @property
    def years(self) -> tuple[Year, Year, Year]:
        return self.low, self.median, self.high


def basis_for(home: Lead, zone: MarketZone | None, day: date | None = None) -> Basis | None:
    """What we know of homes like this one in a zone; None where the tables are silent."""
    day = day or timezone.localdate()
    rate = zone and MarketRate.objects.in_force(zone, home.bedrooms, home.rental_kind)
    if not zone or not rate:
        return None
    seasons = SeasonIndex.objects.year(zone)
    if len(seasons) < 12:
        return None
    return Basis(
        zone=zone,
        rate=rate,
        kind=_kind_of(home, day),
        seasons=seasons,
        terms=StudyTerms.objects.in_force(day),
        tariff=OwnerTariff.objects.in_force(day),
        vat_percent=VatRate.objects.percent_on(VatRate.STANDARD, day),
        cap=cap_of(zone, day),
    )


def _kind_of(home: Lead, day: date) -> KindRatio | None:
    if home.rental_kind == Home.RentalKind.ROOM:
        return None
    kind = COUNTED_AS.get(Home.Kind(home.kind), home.kind)
    return KindRatio.objects.in_force(kind, day)


def cap_of(zone: MarketZone, day: date) -> int:
    """Nights a year that a primary residence may be let, as the town decided."""
    commune = Commune.objects.filter(insee=zone.insee).first()
    if commune is None:
        return NATIONAL_CAP
    rule = LettingRule.objects.in_force(commune, day)
    return (rule and rule.night_cap) or NATIONAL_CAP


def usual_cleaning(terms: StudyTerms, bedrooms: int) -> Decimal:
    return cents(terms.cleaning_base + terms.cleaning_per_bedroom * bedrooms)


def study_of(home: Lead, basis: Basis, wishes: Wishes | None = None) -> Study:
    """The three cases of a home's year, under the owner's hypotheses."""
    wishes = wishes or Wishes()
    hypotheses = Hypotheses(
        average_stay=wishes.average_stay or basis.terms.average_stay,
        cleaning=_given(wishes.cleaning, usual_cleaning(basis.terms, home.bedrooms)),
        owner_pays_cleaning=wishes.owner_pays_cleaning,
        own_nights=wishes.own_nights,
        night_cap=wishes.night_cap,
        commission_percent=basis.tariff.commission_percent,
        subscription=basis.tariff.subscription,
        vat_percent=basis.vat_percent,
    )
    indexes = [season.index for season in basis.seasons]
    cases = moved(basis.cases(), wishes)
    years = {name: forecast(cases[name], indexes, hypotheses) for name in CASES}
    return Study(basis, hypotheses, **years)


def _given(wished: Decimal | None, usual: Decimal) -> Decimal:
    return usual if wished is None else wished


def moved(cases: dict[str, Case], wishes: Wishes) -> dict[str, Case]:
    """The cases around the price and the occupancy the owner expects, as far apart as before."""
    middle = cases["median"]
    price, nights = wishes.price or middle.price, wishes.occupancy or middle.occupancy

    def beside(case: Case) -> Case:
        occupancy = tenths(in_proportion(case.occupancy, middle.occupancy, nights))
        moved_price = cents(in_proportion(case.price, middle.price, price))
        return Case(moved_price, min(FULLEST, occupancy))

    return {name: beside(case) for name, case in cases.items()}


def snapshot(study: Study) -> dict[str, Any]:
    """What was told, as it is kept with the lead."""
    years = {
        name: {
            "price": str(year.case.price),
            "occupancy": str(year.case.occupancy),
            "nights": str(year.nights),
            "gross": str(year.gross),
            "net": str(year.net),
        }
        for name, year in zip(CASES, study.years, strict=True)
    }
    basis, supposed = study.basis, study.hypotheses
    return years | {
        "rate": basis.rate.pk,
        "terms": basis.terms.pk,
        "tariff": basis.tariff.pk,
        "kind_ratio": str(basis.kind.ratio) if basis.kind else None,
        "average_stay": str(supposed.average_stay),
        "cleaning": str(supposed.cleaning),
    }
