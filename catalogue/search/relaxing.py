"""What to give up when nothing was found, and what that would find."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from django.utils import timezone

from .criteria import Criteria
from .results import found_ids

MOST = 5  # each one asked costs at most two queries
SHIFTS = (1, -1)  # days


class Wish(StrEnum):
    """A part of a search that can be given up or moved."""

    PRICE = "price"
    AMENITIES = "amenities"
    BEDROOMS = "bedrooms"
    KIND = "kind"
    PLACE = "place"
    DATES = "dates"


@dataclass(frozen=True)
class Relaxation:
    """A search that finds something: without a wish, or with the dates moved by some days."""

    wish: Wish
    criteria: Criteria
    count: int
    days: int = 0


def relaxations(criteria: Criteria, language: str) -> list[Relaxation]:
    """The smallest changes that would find something, each with how many homes it finds."""
    asked = list(_wider(criteria))[:MOST]
    counted = [
        Relaxation(wish, wider, len(found_ids(wider, language)), days)
        for wish, wider, days in asked
    ]
    return [relaxation for relaxation in counted if relaxation.count]


def _wider(criteria: Criteria) -> Iterator[tuple[Wish, Criteria, int]]:
    """What is easiest to give up comes first."""
    if criteria.has_price:
        yield Wish.PRICE, replace(criteria, min_price=None, max_price=None), 0
    if criteria.stay:
        yield from _moved(criteria, *criteria.stay)
    if criteria.place or criteria.near:
        yield Wish.PLACE, replace(criteria, place=None, near=None), 0
    if criteria.amenities:
        yield Wish.AMENITIES, replace(criteria, amenities=()), 0
    if criteria.bedrooms:
        yield Wish.BEDROOMS, replace(criteria, bedrooms=None), 0
    if criteria.kind:
        yield Wish.KIND, replace(criteria, kind=""), 0


def _moved(
    criteria: Criteria, arrival: date, departure: date
) -> Iterator[tuple[Wish, Criteria, int]]:
    for days in SHIFTS:
        first, last = arrival + timedelta(days), departure + timedelta(days)
        if first >= timezone.localdate():
            yield Wish.DATES, replace(criteria, arrival=first, departure=last), days
