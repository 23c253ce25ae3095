"""Chosen homes as cards: a few queries, however many are chosen."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from catalogue.models import Home
from catalogue.pricing import rates_of
from catalogue.rules import Rate, rate_for
from catalogue.search import Card, Criteria
from catalogue.search.cards import cards
from catalogue.search.matching import matching
from core.dates import nights

AHEAD = timedelta(days=365)


def showcase(homes: Iterable[Home], language: str, today: date) -> list[Card]:
    """Those among some homes that visitors may see, each with its cheapest night's price."""
    ids = [home.pk for home in homes]
    seen = set(matching(Criteria(), language).filter(pk__in=ids).values_list("pk", flat=True))
    shown = [home_id for home_id in ids if home_id in seen]
    prices = prices_from(shown, today)
    found = cards(shown, Criteria(), language)
    return [replace(card, base=prices.get(card.home.pk)) for card in found]


def prices_from(home_ids: Iterable[int], today: date) -> dict[int, Decimal]:
    """The cheapest night of the coming year, by the home's id."""
    year = list(nights(today, today + AHEAD))
    found = rates_of(home_ids, today, today + AHEAD, today)
    cheapest = {home_id: _cheapest(rates, year) for home_id, rates in found.items()}
    return {home_id: amount for home_id, amount in cheapest.items() if amount is not None}


def _cheapest(rates: list[Rate], year: list[date]) -> Decimal | None:
    return min((rate.on(night) for night in year if (rate := rate_for(night, rates))), default=None)
