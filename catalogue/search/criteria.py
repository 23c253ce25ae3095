"""What a visitor looks for, as plain values."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from ..pricing import Party

USUAL_RADIUS = 5  # km


class Order(TextChoices):
    RECOMMENDED = "recommended", _("Recommended")
    CHEAPEST = "price", _("Price, lowest first")
    DEAREST = "-price", _("Price, highest first")
    LARGEST = "-capacity", _("Most guests first")

    @property
    def by_price(self) -> bool:
        return self in (Order.CHEAPEST, Order.DEAREST)


@dataclass(frozen=True)
class Place:
    """A town, or the part of it that has some postcodes."""

    name: str
    commune_id: int
    postcodes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Near:
    """All that lies within some kilometres of a point."""

    latitude: float
    longitude: float
    radius: float


@dataclass(frozen=True)
class Criteria:
    """Everything a search can ask for; what is empty is not asked."""

    place: Place | None = None
    near: Near | None = None
    arrival: date | None = None
    departure: date | None = None
    adults: int = 1
    children: int = 0
    min_price: Decimal | None = None
    max_price: Decimal | None = None
    bedrooms: int | None = None
    kind: str = ""
    amenities: tuple[str, ...] = ()
    order: Order = Order.RECOMMENDED

    @classmethod
    def of(cls, fields: Mapping[str, Any]) -> "Criteria":
        """From the fields of a search, which its form and the API name alike."""
        return cls(
            place=fields["place"],
            near=_near(fields["lat"], fields["lon"], fields["radius"]),
            arrival=fields["arrival"],
            departure=fields["departure"],
            adults=fields["adults"],
            children=fields["children"],
            min_price=fields["min_price"],
            max_price=fields["max_price"],
            bedrooms=fields["bedrooms"] or None,
            kind=fields["kind"],
            amenities=tuple(dict.fromkeys(fields["amenity"])),
            order=Order(fields["sort"] or Order.RECOMMENDED),
        )

    @property
    def stay(self) -> tuple[date, date] | None:
        """The nights asked for, when both ends are known."""
        if self.arrival is None or self.departure is None:
            return None
        return self.arrival, self.departure

    @property
    def party(self) -> Party:
        return Party(self.adults, self.children)

    @property
    def has_price(self) -> bool:
        return self.min_price is not None or self.max_price is not None


def _near(latitude: float | None, longitude: float | None, radius: float | None) -> Near | None:
    if latitude is None or longitude is None:
        return None
    return Near(latitude, longitude, radius or USUAL_RADIUS)
