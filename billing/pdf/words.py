"""What a line of a price is called on paper."""

from decimal import Decimal
from typing import Any

from django.utils.translation import gettext

from catalogue.pricing import CLEANING, NIGHTS, TOURIST_TAX
from core.templatetags.ui import percent


def label(kind: str, source: dict[str, Any], place: str) -> str:
    """The words of a line; `source` is what it was computed from."""
    return {NIGHTS: _nights, CLEANING: _cleaning, TOURIST_TAX: _tax}[kind](source, place)


def _nights(source: dict[str, Any], place: str) -> str:
    season = source.get("season") or ""
    weekend = source.get("weekend")
    words = gettext("Friday and Saturday nights") if weekend else gettext("Nights")
    return f"{words}, {season}" if season else words


def _cleaning(source: dict[str, Any], place: str) -> str:
    return gettext("Cleaning after the stay")


def _tax(source: dict[str, Any], place: str) -> str:
    if "adults" not in source:
        return gettext("Tourist tax, collected for %(town)s") % {"town": place}
    words = gettext("Tourist tax, collected for %(town)s: %(adults)s adults, %(nights)s nights")
    return words % {"town": place, "adults": source["adults"], "nights": source["nights"]}


def in_percent(rate: Decimal) -> str:
    """20 %, 5,5 %: as the reader writes it."""
    return percent(rate)
