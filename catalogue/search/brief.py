"""Homes as plain data, for programs: no model is built, nothing is asked twice."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any, NamedTuple

from django.conf import settings
from django.db.models import FilteredRelation, Q, QuerySet
from django.utils import timezone

from core.money import cents
from core.prepared import Blank, prepared

from ..models import HomePhoto, Listing
from ..photos import CARD
from ..pricing import NIGHTS, Lines, price_homes, total
from ..rules import arrondissement
from .averages import base_prices
from .criteria import Criteria


class Row(NamedTuple):
    """A home in one language, in the order of COLUMNS."""

    pk: int
    reference: str
    slug: str
    title: str
    summary: str
    kind: str
    capacity: int
    bedrooms: int
    surface: int
    latitude: Decimal
    longitude: Decimal
    postcode: str
    town: str
    commune_id: int
    tourist_class: str


COLUMNS = (
    "home_id",
    "home__reference",
    "slug",
    "title",
    "summary",
    "home__kind",
    "home__capacity",
    "home__bedrooms",
    "home__surface",
    "home__latitude",
    "home__longitude",
    "home__postcode",
    "home__commune__name",
    "home__commune_id",
    "home__tourist_class",
)
SHOWN = ("reference", "slug", "title", "summary", "kind", "capacity", "bedrooms", "surface")


def brief(ids: Sequence[int], criteria: Criteria, language: str) -> list[dict[str, Any]]:
    """Some homes in the order of their ids, with the price of the stay asked for."""
    homes = {row[0]: Row(*row) for row in _rows(homes=ids, language=language)}
    photos = cover_addresses(ids)
    prices = _prices(homes, criteria)
    return [_brief(homes[pk]) | prices.get(pk, NO_PRICE) | {"photo": photos.get(pk)} for pk in ids]


@prepared
def _rows() -> QuerySet[Any, Any]:
    of_homes = Listing.objects.filter(live=True, home__in=Blank("homes", many=True))
    return of_homes.in_language(Blank("language")).order_by().values_list(*COLUMNS)


def _brief(home: Row) -> dict[str, Any]:
    return {name: getattr(home, name) for name in SHOWN} | {
        "place": f"{home.town} {arrondissement(home.postcode)}".rstrip(),
        # To a hundred metres: the address is private until the stay is confirmed.
        "latitude": round(float(home.latitude), 3),
        "longitude": round(float(home.longitude), 3),
    }


NO_PRICE: dict[str, Any] = {"night": None, "total": None}


def _prices(homes: dict[int, Row], criteria: Criteria) -> dict[int, dict[str, Any]]:
    today = timezone.localdate()
    if criteria.stay is None:
        bases = base_prices(homes, today)
        return {pk: {"night": night, "total": None} for pk, night in bases.items()}
    lines = price_homes(homes.values(), *criteria.stay, criteria.party, today)
    return {pk: _price(found) for pk, found in lines.items()}


def _price(lines: Lines) -> dict[str, Any]:
    nights = tuple(line for line in lines if line.kind == NIGHTS)
    count = sum(line.quantity for line in nights)
    return {"night": cents(total(nights) / count), "total": total(lines)}


def cover_addresses(ids: Sequence[int]) -> dict[int, str]:
    """The address of each home's first photo, where it was drawn for cards before."""
    files = dict(_covers(homes=ids))
    media = settings.SITE_URL + settings.MEDIA_URL
    return {home: media + file for home, file in files.items() if file}


@prepared
def _covers() -> QuerySet[Any, Any]:
    for_cards = Q(photo__renditions__filter_spec=CARD[-1].spec)
    drawn = FilteredRelation("photo__renditions", condition=for_cards)
    of_homes = (
        HomePhoto.objects.seen().filter(home__in=Blank("homes", many=True)).annotate(card=drawn)
    )
    # The first photo comes last, which is the one that stays.
    return of_homes.order_by("-sort_order", "-pk").values_list("home_id", "card__file")
