from typing import Any

from django.utils import timezone

from core.money import format_whole

from ..models import Home
from .cards import listings_of
from .criteria import Criteria
from .results import found_ids, night_prices

MOST_PINS = 300


def pins(criteria: Criteria, language: str) -> list[dict[str, Any]]:
    """The first homes found as a map shows them, where they are to a hundred metres."""
    ids = found_ids(criteria, language)[:MOST_PINS]
    listings = listings_of(ids, language)
    prices = night_prices(ids, criteria, timezone.localdate())
    return [
        {
            **area(listings[pk].home),
            "id": pk,
            "title": listings[pk].title,
            "place": listings[pk].home.place,
            "url": listings[pk].get_absolute_url(),
            "price": format_whole(prices[pk]) if pk in prices else "·",
        }
        for pk in ids
    ]


def area(home: Home) -> dict[str, float]:
    """Where a home is, as far as a visitor may know before booking: its address is private."""
    return {
        "latitude": round(float(home.latitude), 3),
        "longitude": round(float(home.longitude), 3),
    }
