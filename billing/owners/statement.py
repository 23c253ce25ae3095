"""What a first stay would bring: the tariff's real figures, before there is any stay."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from django.utils import timezone

from accounts.models import Owner
from catalogue.models import Home
from catalogue.pricing import CLEANING, NIGHTS, TOURIST_TAX, Lines, Party, total

from ..models import OwnerTariff, VatRate
from ..quotes import known_price
from ..rules import Share, share

# Three nights, four weeks from now, for two.
LENGTH, AHEAD, PARTY = 3, timedelta(weeks=4), Party(2)
# A night where no price is set yet.
EXAMPLE = Decimal("100.00")


@dataclass(frozen=True)
class Sample:
    """A statement of one stay, before any; `home` is None where the price is only an example."""

    home: Home | None
    arrival: date
    departure: date
    nights: int
    share: Share
    cleaning: Decimal
    tourist_tax: Decimal


def sample_statement(owner: Owner, tariff: OwnerTariff) -> Sample:
    arrival = timezone.localdate() + AHEAD
    departure = arrival + timedelta(days=LENGTH)
    home, lines = _priced_home(owner, arrival, departure)
    nights = _sum(lines, NIGHTS) if lines else LENGTH * EXAMPLE
    vat = VatRate.objects.percent_on(VatRate.STANDARD, timezone.localdate())
    return Sample(
        home=home,
        arrival=arrival,
        departure=departure,
        nights=LENGTH,
        share=share(nights, tariff.commission_percent, vat),
        cleaning=_sum(lines, CLEANING),
        tourist_tax=_sum(lines, TOURIST_TAX),
    )


def _priced_home(owner: Owner, arrival: date, departure: date) -> tuple[Home | None, Lines]:
    """The owner's first home with a price, and what these nights cost in it."""
    homes = owner.homes.exclude(state=Home.State.ARCHIVED).select_related("commune")
    for home in homes.order_by("reference")[:5]:
        lines = known_price(home, arrival, departure, PARTY)
        if lines:
            return home, lines
    return None, ()


def _sum(lines: Lines, kind: str) -> Decimal:
    return total(tuple(line for line in lines if line.kind == kind))
