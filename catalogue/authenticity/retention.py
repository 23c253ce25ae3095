"""Where photos were taken is known only as long as it takes to check their home."""

from datetime import timedelta

from django.db.models import QuerySet
from django.utils import timezone

from ..models import Home, HomePhoto, PhotoFacts

KEPT = timedelta(days=183)  # for homes that nobody decides about


def erase_places(home: Home) -> None:
    """Forget where the photos of a home that was approved were taken."""
    photos = HomePhoto.objects.filter(home=home).values("photo")
    _erase(PhotoFacts.objects.filter(photo__in=photos))


def erase_old_places() -> None:
    """Forget where photos were taken that came long ago."""
    _erase(PhotoFacts.objects.filter(photo__created_at__lt=timezone.now() - KEPT))


def _erase(rows: QuerySet[PhotoFacts]) -> None:
    known = rows.filter(latitude__isnull=False)
    known.update(latitude=None, longitude=None, place_erased_at=timezone.now())
