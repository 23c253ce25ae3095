"""What a home may earn in a year: every printed figure follows from the ones printed beside it."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_DOWN, Decimal

from core.money import ZERO, cents, vat_within

from ..rules import commission

MONTH_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
YEAR_DAYS = sum(MONTH_DAYS)
# Nobody lets every night: between two stays a home is cleaned, and some nights fit no stay.
FULLEST = Decimal(95)
TENTH = Decimal("0.1")


@dataclass(frozen=True)
class Case:
    """Euros a night, and how many nights in a hundred are let in an average month."""

    price: Decimal
    occupancy: Decimal


@dataclass(frozen=True)
class Hypotheses:
    """What the owner may change on the page; `night_cap` None is no limit."""

    average_stay: Decimal
    cleaning: Decimal
    owner_pays_cleaning: bool
    own_nights: int
    night_cap: int | None
    commission_percent: Decimal
    subscription: Decimal
    vat_percent: Decimal


@dataclass(frozen=True)
class Month:
    """One month of a forecast; `net` is before the year's subscription."""

    number: int
    nights: Decimal
    gross: Decimal
    commission: Decimal
    cleaning: Decimal

    @property
    def net(self) -> Decimal:
        return self.gross - self.commission - self.cleaning


@dataclass(frozen=True)
class Year:
    """Twelve months of one case, and what is left of them."""

    case: Case
    months: tuple[Month, ...]
    hypotheses: Hypotheses

    @property
    def nights(self) -> Decimal:
        return sum((month.nights for month in self.months), Decimal("0.0"))

    @property
    def stays(self) -> Decimal:
        """About how many stays, to a tenth."""
        return tenths(self.nights / self.hypotheses.average_stay)

    @property
    def occupancy(self) -> Decimal:
        """Nights let in a hundred of the year's, to a tenth."""
        return tenths(self.nights * 100 / YEAR_DAYS)

    @property
    def gross(self) -> Decimal:
        return sum((month.gross for month in self.months), ZERO)

    @property
    def commission(self) -> Decimal:
        return sum((month.commission for month in self.months), ZERO)

    @property
    def cleaning(self) -> Decimal:
        return sum((month.cleaning for month in self.months), ZERO)

    @property
    def subscription(self) -> Decimal:
        return self.hypotheses.subscription

    @property
    def vat(self) -> Decimal:
        """The VAT that our commission and subscription contain."""
        return vat_within(self.commission + self.subscription, self.hypotheses.vat_percent)

    @property
    def net(self) -> Decimal:
        return self.gross - self.commission - self.cleaning - self.subscription


def tenths(amount: Decimal) -> Decimal:
    """Down to a tenth: a forecast errs on the low side."""
    return amount.quantize(TENTH, rounding=ROUND_DOWN)


def forecast(case: Case, seasons: Sequence[Decimal], hypotheses: Hypotheses) -> Year:
    """A year of a home, from an average occupancy and twelve indexes around 1."""
    nights = [
        available(days, hypotheses.own_nights) * month_occupancy(case.occupancy, index) / 100
        for days, index in zip(MONTH_DAYS, seasons, strict=True)
    ]
    kept = tuple(tenths(amount) for amount in capped(nights, hypotheses.night_cap))
    months = tuple(_month(number, let, case, hypotheses) for number, let in enumerate(kept, 1))
    return Year(case, months, hypotheses)


def available(days: int, own_nights: int) -> Decimal:
    """Nights of a month that can be let, the owner's own being spread over the year."""
    return Decimal(days) * (YEAR_DAYS - own_nights) / YEAR_DAYS


def month_occupancy(occupancy: Decimal, index: Decimal) -> Decimal:
    return min(occupancy * index, FULLEST)


def capped(nights: Sequence[Decimal], night_cap: int | None) -> list[Decimal]:
    """The same months, each reduced alike when their sum is over the year's limit."""
    total = sum(nights, Decimal(0))
    if night_cap is None or total <= night_cap:
        return list(nights)
    return [let * night_cap / total for let in nights]


def _month(number: int, nights: Decimal, case: Case, hypotheses: Hypotheses) -> Month:
    gross = cents(nights * case.price)
    cleaning = ZERO
    if hypotheses.owner_pays_cleaning:
        cleaning = cents(nights / hypotheses.average_stay * hypotheses.cleaning)
    ours = commission(gross, hypotheses.commission_percent)
    return Month(number, nights, gross, ours, cleaning)


def in_proportion(amount: Decimal, of: Decimal, to: Decimal) -> Decimal:
    """An amount moved as far as another was: a low price when the owner changes the median."""
    return amount if of == to or not of else amount * to / of
