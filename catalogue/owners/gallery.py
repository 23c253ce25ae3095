"""The photos of a home as its owner sees them: with their words and what the checks advise."""

from collections import defaultdict
from dataclasses import dataclass, field

from django.conf import settings

from ..authenticity import findings_of
from ..models import Home, HomePhoto, Photo, PhotoText
from ..photos import CARD, with_photos


@dataclass
class Shown:
    """One photo with its French words, what is wrong with them, and what to know of it."""

    row: HomePhoto
    alt: str
    advice: list[str] = field(default_factory=list)
    error: str = ""

    @property
    def pk(self) -> int:
        return self.row.pk

    @property
    def photo(self) -> Photo:
        return self.row.photo


def photos_of(home: Home) -> list[Shown]:
    """All photos in their order, in a few queries."""
    rows = home.home_photos.order_by("sort_order", "pk")
    advice = _advice(home)
    found = with_photos(rows, CARD, settings.LANGUAGE_CODE)
    return [shown(row, row.photo.alt or "", advice[row.pk]) for row in found]


def shown(row: HomePhoto, alt: str = "", advice: list[str] | None = None) -> Shown:
    row.photo.alt = alt
    return Shown(row, alt, advice or [])


def _advice(home: Home) -> dict[int, list[str]]:
    """What the checks would tell the owner, by photo."""
    said: dict[int, list[str]] = defaultdict(list)
    for finding in findings_of(home):
        if finding.advice and not finding.settled:
            said[finding.home_photo.pk].append(finding.advice)
    return said


def undescribed(home: Home) -> int:
    """How many photos say nothing to those who do not see them."""
    told = PhotoText.objects.sources().exclude(alt="")
    return home.home_photos.exclude(photo__in=told.values("photo")).count()
