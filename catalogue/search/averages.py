"""What a night costs on average, for every home at once, so that prices can be compared."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import QuerySet

from core.money import cents
from core.prepared import Blank, prepared

from ..models import NightlyPrice
from ..pricing import nights_lines, rates_of, total


def average_nights(
    home_ids: Iterable[int], arrival: date, departure: date, today: date
) -> dict[int, Decimal]:
    """The average price of the nights of each home that has one for every night."""
    count = (departure - arrival).days
    found: dict[int, Decimal] = {}
    for home_id, rates in rates_of(home_ids, arrival, departure, today).items():
        lines = nights_lines(rates, arrival, departure)
        if lines is not None:
            found[home_id] = cents(total(lines) / count)
    return found


def base_prices(home_ids: Iterable[int], today: date) -> dict[int, Decimal]:
    """The price of a night outside seasons and weekends, as published today."""
    return dict(_bases(homes=list(home_ids), today=today))


@prepared
def _bases() -> QuerySet[Any, Any]:
    rows = NightlyPrice.objects.base(Blank("today"))
    return rows.filter(home__in=Blank("homes", many=True)).values_list("home_id", "amount")
