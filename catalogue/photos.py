"""Photos in the sizes that pages show, made once and read in a constant number of queries."""

from collections.abc import Iterable, Sequence

from django.db.models import OuterRef, Prefetch, QuerySet, Subquery
from wagtail.images.models import Filter
from wagtail.images.shortcuts import get_rendition_or_not_found

from .models import HomePhoto, Photo, PhotoRendition, PhotoText

# WebP alone: every browser of this decade reads it, and AVIF takes ten times as long to make.
CARD = [Filter(f"width-{size}|format-webp") for size in (400, 800)]
LARGE = [Filter(f"width-{size}|format-webp") for size in (1200, 1920)]


def covers(home_ids: Sequence[int], language: str) -> dict[int, Photo]:
    """The first photo of each home, by the home's id."""
    before = HomePhoto.objects.seen().filter(home=OuterRef("home")).order_by("sort_order", "pk")
    first = Subquery(before.values("pk")[:1])
    rows = HomePhoto.objects.filter(home__in=home_ids, pk=first).order_by()
    return {row.home_id: row.photo for row in with_photos(rows, CARD, language)}


def gallery(home_id: int, language: str, waiting: bool = False) -> list[Photo]:
    """The photos of a home in their order, small and large; those that wait too when asked."""
    kept = HomePhoto.objects.all() if waiting else HomePhoto.objects.seen()
    rows = kept.filter(home=home_id).order_by("sort_order", "pk")
    return [row.photo for row in with_photos(rows, CARD + LARGE, language)]


def with_photos(
    rows: QuerySet[HomePhoto], filters: Sequence[Filter], language: str
) -> Sequence[HomePhoto]:
    """Photos with their renditions and `alt`: what they show, in the reader's words."""
    texts = PhotoText.objects.filter(photo=OuterRef("photo")).in_language(language)
    drawn = PhotoRendition.objects.filter(filter_spec__in=[one.spec for one in filters])
    renditions = Prefetch("photo__renditions", drawn, to_attr="prefetched_renditions")
    found = list(
        rows.select_related("photo")
        .annotate(alt=Subquery(texts.values("alt")[:1]))
        .prefetch_related(renditions)
    )
    for row in found:
        row.photo.alt = row.alt
    return found


def described(
    photo_ids: Iterable[int], filters: Sequence[Filter], language: str
) -> dict[int, Photo]:
    """Some photos by their id, drawn and described as those of homes are."""
    texts = PhotoText.objects.filter(photo=OuterRef("pk")).in_language(language)
    drawn = PhotoRendition.objects.filter(filter_spec__in=[one.spec for one in filters])
    photos = (
        Photo.objects.filter(pk__in=photo_ids)
        .annotate(alt=Subquery(texts.values("alt")[:1]))
        .prefetch_related(Prefetch("renditions", drawn, to_attr="prefetched_renditions"))
    )
    return {photo.pk: photo for photo in photos}


def large(photo: Photo) -> str:
    """The address of a photo at full size."""
    return str(get_rendition_or_not_found(photo, LARGE[-1]).url)


def prepare(photo: Photo) -> None:
    """Make every size ahead of the first visitor."""
    photo.get_renditions(*CARD, *LARGE)
