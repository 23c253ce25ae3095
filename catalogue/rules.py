"""What a night costs, what a town asks for it, and what a service costs."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from math import asin, cos, radians, sin, sqrt

from core.dates import DAY, months_later
from core.money import cents

HORIZON_MONTHS = 18
WEEKEND_NIGHTS = (4, 5)  # Friday and Saturday, as date.weekday() counts


def horizon(today: date) -> date:
    """The first day that can not be booked yet."""
    return months_later(today, HORIZON_MONTHS + 1)


def arrondissement(postcode: str) -> str:
    """The part of Paris a postcode stands for, as its street signs say: 4e; empty elsewhere."""
    if not postcode.startswith("75"):
        return ""
    number = int(postcode[-2:])
    return f"{number}{'er' if number == 1 else 'e'}"


def postcode_fits(insee: str, postcode: str) -> bool:
    """Whether a postcode may be one of a town, by its INSEE code: Paris has its own, else the
    two share their département."""
    if insee == "75056":
        return postcode == "75116" or ("75001" <= postcode <= "75020")
    return postcode[:2] == insee[:2]


def kilometres(one: tuple[float, float], other: tuple[float, float]) -> float:
    """How far two points lie from each other, given as (latitude, longitude) in degrees."""
    north, east, north2, east2 = map(radians, (*one, *other))
    half = sin((north2 - north) / 2) ** 2 + cos(north) * cos(north2) * sin((east2 - east) / 2) ** 2
    return 2 * 6371 * asin(sqrt(min(1.0, half)))  # rounding may pass 1 at the antipodes


@dataclass(frozen=True)
class Rate:
    """A price of nights in euros; `ends_on` is not included, None is for ever."""

    pk: int
    season: str
    starts_on: date
    ends_on: date | None
    amount: Decimal
    weekend_amount: Decimal | None
    valid_from: date

    def covers(self, night: date) -> bool:
        return self.starts_on <= night and (self.ends_on is None or night < self.ends_on)

    @property
    def last_night(self) -> date | None:
        return self.ends_on - DAY if self.ends_on else None

    def on(self, night: date) -> Decimal:
        if self.weekend_amount is not None and night.weekday() in WEEKEND_NIGHTS:
            return self.weekend_amount
        return self.amount


def rate_for(night: date, rates: Iterable[Rate]) -> Rate | None:
    """The price of a night: a season before the base, then the one published last."""
    covering = (rate for rate in rates if rate.covers(night))
    return max(covering, key=lambda r: (bool(r.season), r.valid_from, r.pk), default=None)


@dataclass(frozen=True)
class TaxRate:
    """A town's tourist tax per adult and night: a tariff, or else a capped percent of the price."""

    tariff: Decimal | None
    percent: Decimal
    cap: Decimal
    surtax_percent: Decimal


def tax_per_adult_night(rate: TaxRate, night_price: Decimal, occupants: int) -> Decimal:
    """Euros an adult owes for one night, surtaxes included (CGCT L2333-30).

    `night_price` is the average price of the stay's nights without VAT, for the whole home;
    `occupants` counts children too, who share the price but owe no tax.
    """
    base = rate.tariff
    if base is None:
        base = min(night_price / occupants * rate.percent / 100, rate.cap)
    return cents(base * (1 + rate.surtax_percent / 100))


BY_QUANTITY = ("per_km", "per_hour", "per_item")


@dataclass(frozen=True)
class Tariff:
    """How a service is priced: euros with VAT, or no amount where only a quote tells."""

    basis: str
    amount: Decimal | None
    vat_percent: Decimal

    @property
    def by_quantity(self) -> bool:
        return self.basis in BY_QUANTITY


def service_price(tariff: Tariff, quantity: Decimal = Decimal(1)) -> Decimal | None:
    """Euros for some kilometres, hours or items; one job costs the same whatever its size.

    A price "from" is the least of what the job will cost; None where only a quote tells.
    """
    if tariff.amount is None or not tariff.by_quantity:
        return tariff.amount
    return cents(tariff.amount * quantity)


def may_cost(tariff: Tariff, final: Decimal, quantity: Decimal = Decimal(1)) -> bool:
    """Whether a final price keeps what was announced: "from" is a floor, a quote is free."""
    announced = service_price(tariff, quantity)
    if announced is None:
        return final > 0
    return final >= announced if tariff.basis == "from" else final == announced
