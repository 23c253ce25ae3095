from django import template
from django.template import Context
from django.utils.translation import get_language
from wagtail.images.models import Picture, ResponsiveImage
from wagtail.images.shortcuts import get_rendition_or_not_found, get_renditions_or_not_found

from catalogue.models import Photo
from catalogue.photos import CARD, LARGE
from cms.blocks.parts import LinkValue
from cms.pictures import HERO, POSTER, SHARED
from cms.rules import address

register = template.Library()

LAZY = {"loading": "lazy", "decoding": "async"}


@register.simple_tag(takes_context=True)
def address_of(context: Context, link: LinkValue) -> str:
    """`{% address_of link %}`: where an editor's link leads."""
    target, shown = link["page"], context.get("page")
    if target is None:
        return address(link["address"], get_language() or "")
    # A translated page may keep the link of its source: its readers go to the translation.
    if getattr(shown, "locale_id", None) != target.locale_id:
        target = target.localized
    return str(target.get_url(context.get("request")) or "/")


@register.simple_tag
def photo(picture: Photo | None, sizes: str, alt: str = "") -> ResponsiveImage | str:
    """`{% photo block.photo "(min-width: 62rem) 50vw, 100vw" %}`: as large as the screen needs."""
    if picture is None:
        return ""
    renditions = get_renditions_or_not_found(picture, [*CARD, *LARGE])
    return ResponsiveImage(renditions, {"sizes": sizes, **LAZY, **said(alt)})


def said(alt: str) -> dict[str, str]:
    """What a page itself says of a photograph, if it does."""
    return {"alt": alt} if alt else {}


@register.simple_tag
def hero_photo(picture: Photo | None, alt: str = "") -> Picture | str:
    """The first photograph of a page, loaded before anything else."""
    if picture is None:
        return ""
    attributes = {"sizes": "(min-width: 84rem) 80rem, 95vw", "fetchpriority": "high", **said(alt)}
    return Picture(get_renditions_or_not_found(picture, HERO), attributes)


@register.simple_tag
def poster(picture: Photo) -> str:
    """The address of what a film shows until it is played."""
    return str(get_rendition_or_not_found(picture, POSTER).url)


@register.simple_tag
def shared_photo(picture: Photo) -> str:
    """The address of a photo in the shape that other sites show of a shared page."""
    return str(get_rendition_or_not_found(picture, SHARED).url)
