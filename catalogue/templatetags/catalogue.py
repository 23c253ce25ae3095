import json
from typing import Any

from django import template
from django.utils.safestring import SafeString
from wagtail.images.shortcuts import get_renditions_or_not_found

from ..models import Photo
from ..photos import CARD, LARGE, large

CLOSES_NO_SCRIPT = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&"}

register = template.Library()


@register.inclusion_tag("catalogue/_photo.html")
def card_photo(photo: Photo, sizes: str, eager: bool = False) -> dict[str, Any]:
    """`{% card_photo card.cover "(min-width: 62rem) 26rem, 90vw" %}`: as large as needed."""
    return _responsive(photo, CARD, sizes, eager)


@register.inclusion_tag("catalogue/_photo.html")
def large_photo(photo: Photo, sizes: str, eager: bool = False) -> dict[str, Any]:
    """The same up to the width of a large screen, for a gallery."""
    return _responsive(photo, CARD + LARGE, sizes, eager)


register.filter("largest", large)


@register.filter
def for_machines(data: dict[str, Any]) -> SafeString:
    """`<script type="application/ld+json">{{ structured|for_machines }}</script>`."""
    return SafeString(json.dumps(data).translate(CLOSES_NO_SCRIPT))


def _responsive(photo: Photo, filters: list[Any], sizes: str, eager: bool) -> dict[str, Any]:
    renditions = list(get_renditions_or_not_found(photo, filters).values())
    return {
        "renditions": renditions,
        "first": renditions[0],
        "alt": photo.alt or "",
        "sizes": sizes,
        "eager": eager,
    }
