"""Which homes suit a search, in one query, whatever their number."""

from datetime import date
from math import cos, radians
from typing import Any

from django.conf import settings
from django.db.models import FloatField, QuerySet
from django.db.models.functions import Cast

from core.dates import DAY

from ..models import Home, Listing
from ..models.home import LONGEST_BUFFER, HomeQuerySet
from .criteria import Criteria, Near, Order, Place

KM_PER_DEGREE = 111.32

ORDERS = {
    Order.RECOMMENDED: ["-rank", "pk"],
    Order.LARGEST: ["-capacity", "-rank", "pk"],
}


def matching(criteria: Criteria, language: str) -> HomeQuerySet:
    """The published homes that suit all but the price, in the order asked for."""
    homes = Home.objects.published().filter(
        capacity__gte=criteria.party.people, pk__in=presented(language)
    )
    if criteria.place:
        homes = in_place(homes, criteria.place)
    if criteria.bedrooms is not None:
        homes = homes.filter(bedrooms__gte=criteria.bedrooms)
    if criteria.kind:
        homes = homes.filter(kind=criteria.kind)
    for code in criteria.amenities:
        homes = homes.filter(pk__in=having(code))
    if criteria.stay:
        homes = free(homes, *criteria.stay)
    # Prices are compared once they are known; recommended is the order among equals.
    order = ORDERS.get(criteria.order, ORDERS[Order.RECOMMENDED])
    if criteria.near:
        homes = near(homes, criteria.near)
        order = ["away", *order] if criteria.order is Order.RECOMMENDED else order
    return homes.order_by(*order)


def presented(language: str) -> QuerySet[Listing, Any]:
    """The homes that have a page in the reader's language or in the source language."""
    languages = {language, settings.LANGUAGE_CODE}
    pages = Listing.objects.filter(live=True, locale__language_code__in=languages)
    return pages.values("home")


def having(code: str) -> QuerySet[Any, Any]:
    """The homes that have an amenity."""
    return Home.amenities.through.objects.filter(amenity__code=code).values("home")


def in_place(homes: HomeQuerySet, place: Place) -> HomeQuerySet:
    homes = homes.filter(commune=place.commune_id)
    return homes.filter(postcode__in=place.postcodes) if place.postcodes else homes


def near(homes: HomeQuerySet, point: Near) -> HomeQuerySet:
    """Homes within the radius; over a few kilometres the earth is flat enough."""
    north = Cast("latitude", FloatField()) - point.latitude
    east = (Cast("longitude", FloatField()) - point.longitude) * cos(radians(point.latitude))
    reach = (point.radius / KM_PER_DEGREE) ** 2
    return homes.annotate(away=north * north + east * east).filter(away__lte=reach)


def free(homes: HomeQuerySet, arrival: date, departure: date) -> HomeQuerySet:
    """Homes that let these nights: as `bookings.services.is_free` sees it, for all at once."""
    length = (departure - arrival).days
    homes = homes.filter(
        min_nights__lte=length,
        max_nights__gte=length,
        arrival_days__contains=str(arrival.isoweekday()),
    ).exclude(pk__in=taken(arrival, departure))
    for offset in range(LONGEST_BUFFER):
        after = departure + offset * DAY
        stays = taken(after, after + DAY).filter(kind="stay")
        homes = homes.exclude(buffer_nights__gt=offset, pk__in=stays)
    return homes


def taken(first: date, last: date) -> QuerySet[Any, Any]:
    """The homes that have a lasting night in [first, last), read through `home.nights`."""
    nights: Any = Home._meta.get_field("nights").related_model
    lasting: QuerySet[Any, Any] = nights.objects.lasting().between(first, last)
    return lasting.order_by().values("home")
