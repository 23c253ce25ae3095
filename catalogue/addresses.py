"""Where a home lies: its point, and the agency that looks after it."""

from decimal import Decimal

from django.db.models import Avg, QuerySet

from .models import Agency, Commune, Home
from .rules import kilometres

DEGREES = Decimal("0.000001")
Point = tuple[Decimal, Decimal]


def centre(commune: Commune, postcode: str) -> Point:
    """The middle of a postcode as far as we know it, else of its town."""
    return (
        _middle(Agency.objects.filter(commune=commune, postcode=postcode))
        or _middle(Home.objects.published().filter(commune=commune, postcode=postcode))
        or (commune.latitude, commune.longitude)
    )


def _middle(rows: QuerySet) -> Point | None:
    found = rows.aggregate(latitude=Avg("latitude"), longitude=Avg("longitude"))
    if found["latitude"] is None:
        return None
    # To a hundred metres: where one single home lies is nobody else's business.
    return _rounded(found["latitude"]), _rounded(found["longitude"])


def _rounded(degrees: Decimal | float) -> Decimal:
    return round(Decimal(degrees), 3).quantize(DEGREES)


def nearest_agency(latitude: Decimal, longitude: Decimal) -> Agency:
    """The agency that a home of ours belongs to."""
    here = (float(latitude), float(longitude))
    return min(
        Agency.objects.order_by("pk"),
        key=lambda one: kilometres(here, (float(one.latitude), float(one.longitude))),
    )
