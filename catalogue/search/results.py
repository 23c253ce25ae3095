from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.core.paginator import Page, Paginator
from django.utils import timezone

from .averages import average_nights, base_prices
from .cards import Card, cards
from .criteria import Criteria, Order
from .matching import found

PER_PAGE = 20


@dataclass(frozen=True)
class Results:
    """One page of what was found."""

    count: int
    page: Page
    cards: list[Card]


def search(criteria: Criteria, language: str, number: int = 1) -> Results:
    """The homes that suit a search: how many, and one page of them with their prices."""
    ids = found_ids(criteria, language)
    page = Paginator(ids, PER_PAGE).get_page(number)
    return Results(len(ids), page, cards(list(page.object_list), criteria, language))


def found_ids(criteria: Criteria, language: str) -> Sequence[int]:
    """The ids of all homes that suit a search, in its order."""
    ids = [home_id for (home_id,) in found(criteria, language, "pk")]
    if not (criteria.has_price or criteria.order.by_price):
        return ids
    prices = night_prices(ids, criteria, timezone.localdate())
    if criteria.has_price:
        ids = [pk for pk in ids if pk in prices and _affordable(prices[pk], criteria)]
    return _by_price(ids, prices, criteria.order)


def night_prices(home_ids: Sequence[int], criteria: Criteria, today: date) -> dict[int, Decimal]:
    """What a night costs: on average for the dates, or from the base price without dates."""
    if criteria.stay:
        return average_nights(home_ids, *criteria.stay, today)
    return base_prices(home_ids, today)


def _affordable(price: Decimal, criteria: Criteria) -> bool:
    if criteria.min_price is not None and price < criteria.min_price:
        return False
    return criteria.max_price is None or price <= criteria.max_price


def _by_price(ids: list[int], prices: dict[int, Decimal], order: Order) -> list[int]:
    """Homes without a price come last, whichever way."""
    if not order.by_price:
        return ids
    dearest = order is Order.DEAREST
    priced = sorted((pk for pk in ids if pk in prices), key=prices.__getitem__, reverse=dearest)
    return priced + [pk for pk in ids if pk not in prices]
