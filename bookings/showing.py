"""What a page shows of stays: the home's words in the reader's language, and its pictures."""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db.models import Prefetch, Q, QuerySet
from django.utils import timezone

from accounts.models import User
from catalogue.models import Home, HomePhoto, Listing

from .models import Stay, StayRequest


def stays_of(user: User) -> QuerySet[Stay]:
    """The stays of a person and of nobody else."""
    return Stay.objects.filter(traveller__user=user)


def with_homes(stays: QuerySet[Any], language: str) -> QuerySet[Any]:
    """Each stay with its home's listing (home.presentations) and photos, in a few queries."""
    listings = Listing.objects.in_language(language)
    photos = HomePhoto.objects.seen().select_related("photo").prefetch_related("photo__renditions")
    return stays.select_related("home__commune", "home__agency__commune").prefetch_related(
        Prefetch("home__listings", queryset=listings, to_attr="presentations"),
        Prefetch("home__home_photos", queryset=photos),
    )


def requests_of(user: User, language: str) -> QuerySet[StayRequest]:
    """What someone asked for: what waits, and what was refused in the last two weeks."""
    mine = StayRequest.objects.filter(traveller__user=user)
    refused = [StayRequest.State.DECLINED, StayRequest.State.LAPSED]
    recent = Q(state__in=refused, answered_at__gt=timezone.now() - timedelta(days=14))
    return with_homes(mine.filter(Q(state=StayRequest.State.ASKED) | recent), language)


def place_on_map(home: Home, exact: bool) -> dict[str, object]:
    """Where a home is, for the map: its quarter, or its door once the stay is confirmed."""
    digits, radius = (6, 40) if exact else (3, 350)
    area = {
        "latitude": round(float(home.latitude), digits),
        "longitude": round(float(home.longitude), digits),
        "radius": radius,
    }
    return {
        "area": area,
        "tiles": settings.MAP_TILE_URL,
        "attribution": settings.MAP_TILE_ATTRIBUTION,
    }
