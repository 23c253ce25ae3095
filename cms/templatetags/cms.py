from django import template
from django.template import Context
from django.utils.translation import get_language
from wagtail.images.models import Filter, Picture, ResponsiveImage

from catalogue.models import Photo
from catalogue.photos import CARD, LARGE
from cms.blocks.parts import LinkValue
from cms.rules import address

register = template.Library()

# The one photograph that everybody waits for is worth the time AVIF takes to make.
HERO = [Filter(f"width-{size}|format-{form}") for form in ("avif", "webp") for size in (800, 1920)]
LAZY = {"loading": "lazy", "decoding": "async"}


@register.simple_tag(takes_context=True)
def address_of(context: Context, link: LinkValue) -> str:
    """`{% address_of link %}`: where an editor's link leads."""
    if link["page"]:
        return str(link["page"].get_url(context.get("request")))
    return address(link["address"], get_language() or "")


@register.simple_tag
def photo(picture: Photo, sizes: str) -> ResponsiveImage:
    """`{% photo block.photo "(min-width: 62rem) 50vw, 100vw" %}`: as large as the screen needs."""
    return ResponsiveImage(picture.get_renditions(*CARD, *LARGE), {"sizes": sizes, **LAZY})


@register.simple_tag
def hero_photo(picture: Photo) -> Picture:
    """The first photograph of a page, loaded before anything else."""
    attributes = {"sizes": "(min-width: 84rem) 80rem, 95vw", "fetchpriority": "high"}
    return Picture(picture.get_renditions(*HERO), attributes)
