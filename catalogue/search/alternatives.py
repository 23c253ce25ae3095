from ..models import Home
from .cards import Card, cards
from .criteria import Criteria, Near
from .matching import found

MOST = 3
RADIUS = 30  # km: as far as one still calls the same place


def alternatives(home: Home, criteria: Criteria, language: str) -> list[Card]:
    """Up to three other homes free for the same dates and people, the most alike first."""
    here = Near(float(home.latitude), float(home.longitude), RADIUS)
    same = Criteria(
        near=here,
        arrival=criteria.arrival,
        departure=criteria.departure,
        adults=criteria.adults,
        children=criteria.children,
    )
    # Nearest first; sorting keeps that order among homes of the same size.
    near = (other for other in found(same, language, "pk", "bedrooms") if other[0] != home.pk)
    alike = sorted(near, key=lambda other: abs(other[1] - home.bedrooms))
    return cards([pk for pk, _bedrooms in alike[:MOST]], same, language)
