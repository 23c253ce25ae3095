"""Homes as plain data, for programs: no model is built, nothing is asked twice."""

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.db.models import FilteredRelation, Q
from django.utils import timezone

from core.money import cents

from ..models import Home, HomePhoto, Listing
from ..photos import CARD
from ..pricing import NIGHTS, Lines, price_homes, total
from ..rules import arrondissement
from .averages import base_prices
from .criteria import Criteria

COLUMNS = {
    "id": "home_id",
    "reference": "home__reference",
    "slug": "slug",
    "title": "title",
    "summary": "summary",
    "kind": "home__kind",
    "capacity": "home__capacity",
    "bedrooms": "home__bedrooms",
    "surface": "home__surface",
    "latitude": "home__latitude",
    "longitude": "home__longitude",
    "postcode": "home__postcode",
    "town": "home__commune__name",
    "commune_id": "home__commune_id",
    "tourist_class": "home__tourist_class",
}
SHOWN = ("reference", "slug", "title", "summary", "kind", "capacity", "bedrooms", "surface")


def brief(ids: Sequence[int], criteria: Criteria, language: str) -> list[dict[str, Any]]:
    """Some homes in the order of their ids, with the price of the stay asked for."""
    rows = Listing.objects.filter(live=True, home__in=ids).in_language(language).order_by()
    values = (dict(zip(COLUMNS, row, strict=True)) for row in rows.values_list(*COLUMNS.values()))
    homes = {home["id"]: home for home in values}
    photos = cover_addresses(ids)
    prices = _prices(homes, criteria)
    return [_brief(homes[pk]) | prices.get(pk, NO_PRICE) | {"photo": photos.get(pk)} for pk in ids]


def _brief(home: dict[str, Any]) -> dict[str, Any]:
    place = f"{home['town']} {arrondissement(home['postcode'])}".rstrip()
    # To a hundred metres: the address is private until the stay is confirmed.
    point = {axis: round(float(home[axis]), 3) for axis in ("latitude", "longitude")}
    return {name: home[name] for name in SHOWN} | {"place": place} | point


NO_PRICE: dict[str, Any] = {"night": None, "total": None}


def _prices(homes: dict[int, dict[str, Any]], criteria: Criteria) -> dict[int, dict[str, Any]]:
    today = timezone.localdate()
    if criteria.stay is None:
        bases = base_prices(homes, today)
        return {pk: {"night": night, "total": None} for pk, night in bases.items()}
    known = ("commune_id", "tourist_class")
    priced = [Home(pk=pk, **{name: home[name] for name in known}) for pk, home in homes.items()]
    lines = price_homes(priced, *criteria.stay, criteria.party, today)
    return {pk: _price(found) for pk, found in lines.items()}


def _price(lines: Lines) -> dict[str, Any]:
    nights = tuple(line for line in lines if line.kind == NIGHTS)
    count = sum(line.quantity for line in nights)
    return {"night": cents(total(nights) / count), "total": total(lines)}


def cover_addresses(ids: Sequence[int]) -> dict[int, str]:
    """The address of each home's first photo, where it was drawn for cards before."""
    for_cards = Q(photo__renditions__filter_spec=CARD[-1].spec)
    rows = (
        HomePhoto.objects.filter(home__in=ids)
        .annotate(card=FilteredRelation("photo__renditions", condition=for_cards))
        .order_by("-sort_order", "-pk")
    )
    files = dict(rows.values_list("home_id", "card__file"))
    media = settings.SITE_URL + settings.MEDIA_URL
    return {home: media + file for home, file in files.items() if file}
