"""Which homes suit a search, in one query, whatever their number."""

from collections.abc import Iterable, Mapping
from math import cos, radians
from typing import Any

from django.conf import settings
from django.db.models import FloatField, QuerySet
from django.db.models.functions import Cast
from django.utils import timezone

from core.dates import DAY
from core.prepared import Blank, prepared

from ..models import Home, Listing
from ..models.home import LONGEST_BUFFER, HomeQuerySet
from .criteria import Criteria, Order

KM_PER_DEGREE = 111.32

ORDERS = {
    Order.RECOMMENDED: ["-rank", "pk"],
    Order.LARGEST: ["-capacity", "-rank", "pk"],
}

# What a search asks of homes, by name: values, or the blanks that stand for them.
Wanted = Mapping[str, Any]
LISTS = ("languages", "postcodes")


def matching(criteria: Criteria, language: str) -> HomeQuerySet:
    """The published homes that suit all but the price, in the order asked for."""
    return _suiting(_wanted(criteria, language), criteria.order)


def found(criteria: Criteria, language: str, *columns: str) -> Iterable[Any]:
    """Columns of the homes that match, in their order; worded once for searches of a kind."""
    wanted = _wanted(criteria, language)
    # A pattern is part of the sentence: the database would escape a blank for every home.
    weekday = wanted.pop("weekday", None)
    return _found(criteria.order, weekday, columns, *wanted, **wanted)


@prepared
def _found(
    order: Order, weekday: str | None, columns: tuple[str, ...], *names: str
) -> QuerySet[Any, Any]:
    blanks = {name: Blank(name, many=name in LISTS) for name in names}
    return _suiting({"weekday": weekday, **blanks}, order).values_list(*columns)


def _wanted(criteria: Criteria, language: str) -> dict[str, Any]:
    """What a search asks; what it leaves open has no name here."""
    asked = {
        "languages": {language, settings.LANGUAGE_CODE},
        "people": criteria.party.people,
        "bedrooms": criteria.bedrooms,
        "kind": criteria.kind or None,
        **{f"amenity{number}": code for number, code in enumerate(criteria.amenities)},
        **_place(criteria),
        **_nights(criteria),
        **_point(criteria),
    }
    return {name: value for name, value in asked.items() if value is not None}


def _place(criteria: Criteria) -> dict[str, Any]:
    if criteria.place is None:
        return {}
    return {"commune": criteria.place.commune_id, "postcodes": criteria.place.postcodes or None}


def _nights(criteria: Criteria) -> dict[str, Any]:
    if criteria.stay is None:
        return {}
    arrival, departure = criteria.stay
    return {
        "now": timezone.now(),
        "arrival": arrival,
        "departure": departure,
        "length": (departure - arrival).days,
        "weekday": str(arrival.isoweekday()),
        **{f"after{days}": departure + days * DAY for days in range(1, LONGEST_BUFFER + 1)},
    }


def _point(criteria: Criteria) -> dict[str, Any]:
    if criteria.near is None:
        return {}
    latitude = criteria.near.latitude
    return {
        "latitude": latitude,
        "longitude": criteria.near.longitude,
        "shrink": cos(radians(latitude)),
        "reach": (criteria.near.radius / KM_PER_DEGREE) ** 2,
    }


def _suiting(wanted: Wanted, order: Order) -> HomeQuerySet:
    asked = {lookup: wanted[name] for name, lookup in LOOKUPS.items() if name in wanted}
    homes = Home.objects.published().filter(**asked, pk__in=presented(wanted["languages"]))
    for name in wanted:
        if name.startswith("amenity"):
            homes = homes.filter(pk__in=having(wanted[name]))
    if "arrival" in wanted:
        homes = free(homes, wanted)
    # Prices are compared once they are known; recommended is the order among equals.
    ordering = ORDERS.get(order, ORDERS[Order.RECOMMENDED])
    if "latitude" in wanted:
        homes = near(homes, wanted)
        ordering = ["away", *ordering] if order is Order.RECOMMENDED else ordering
    return homes.order_by(*ordering)


LOOKUPS = {
    "people": "capacity__gte",
    "commune": "commune",
    "postcodes": "postcode__in",
    "bedrooms": "bedrooms__gte",
    "kind": "kind",
}


def presented(languages: Any) -> QuerySet[Listing, Any]:
    """The homes that have a page in the reader's language or in the source language."""
    pages = Listing.objects.filter(live=True, locale__language_code__in=languages)
    return pages.values("home")


def having(code: Any) -> QuerySet[Any, Any]:
    """The homes that have an amenity."""
    return Home.amenities.through.objects.filter(amenity__code=code).values("home")


def near(homes: HomeQuerySet, wanted: Wanted) -> HomeQuerySet:
    """Homes within the radius; over a few kilometres the earth is flat enough."""
    north = Cast("latitude", FloatField()) - wanted["latitude"]
    east = (Cast("longitude", FloatField()) - wanted["longitude"]) * wanted["shrink"]
    return homes.annotate(away=north * north + east * east).filter(away__lte=wanted["reach"])


def free(homes: HomeQuerySet, wanted: Wanted) -> HomeQuerySet:
    """Homes that let these nights: as `bookings.services.is_free` sees it, for all at once."""
    now, after = wanted["now"], wanted["departure"]
    homes = homes.filter(
        min_nights__lte=wanted["length"],
        max_nights__gte=wanted["length"],
        arrival_days__contains=wanted["weekday"],
    ).exclude(pk__in=taken(wanted["arrival"], after, now))
    for days in range(1, LONGEST_BUFFER + 1):
        first, after = after, wanted[f"after{days}"]
        stays = taken(first, after, now).filter(kind="stay")
        homes = homes.exclude(buffer_nights__gte=days, pk__in=stays)
    return homes


def taken(first: Any, last: Any, now: Any) -> QuerySet[Any, Any]:
    """The homes that have a lasting night in [first, last), read through `home.nights`."""
    nights: Any = Home._meta.get_field("nights").related_model
    lasting: QuerySet[Any, Any] = nights.objects.lasting(now).between(first, last)
    return lasting.order_by().values("home")
