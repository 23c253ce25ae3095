"""The photos of a home as its owner sees them: with their words and what the checks advise."""

from collections import defaultdict
from dataclasses import dataclass, field

from django.conf import settings
from django.db.models import OuterRef, Prefetch, Subquery

from ..authenticity import findings_of
from ..models import Home, HomePhoto, Photo, PhotoRendition, PhotoText
from ..photos import CARD


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
    french = PhotoText.objects.filter(
        photo=OuterRef("photo"), locale__language_code=settings.LANGUAGE_CODE
    )
    drawn = PhotoRendition.objects.filter(filter_spec__in=[one.spec for one in CARD])
    rows = (
        home.home_photos.select_related("photo")
        .annotate(alt=Subquery(french.values("alt")[:1]))
        .prefetch_related(Prefetch("photo__renditions", drawn, to_attr="prefetched_renditions"))
        .order_by("sort_order", "pk")
    )
    advice = _advice(home)
    return [shown(row, row.alt or "", advice[row.pk]) for row in rows]


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
    told = PhotoText.objects.filter(locale__language_code=settings.LANGUAGE_CODE).exclude(alt="")
    return home.home_photos.exclude(photo__in=told.values("photo")).count()
