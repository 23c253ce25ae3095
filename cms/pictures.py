"""The sizes of a page's first photograph, and of the one shown when the page is shared."""

from wagtail.images.models import Filter

from catalogue.models import Photo
from catalogue.photos import prepare

# The one photograph that everybody waits for is worth the time AVIF takes to make.
HERO = [Filter(f"width-{size}|format-{form}") for form in ("avif", "webp") for size in (800, 1920)]
POSTER = Filter("fill-1280x720|format-webp")
SHARED = Filter("fill-1200x630|format-jpeg")


def prepare_hero(photo: Photo) -> None:
    """Make every size of a page's first photograph ahead of its first visitor."""
    prepare(photo)
    photo.get_renditions(*HERO, SHARED)
