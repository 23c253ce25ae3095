from typing import Any

from django import template
from django.template import Context
from django.utils.translation import get_language

from cms.blocks.parts import LinkValue
from cms.rules import address

register = template.Library()


@register.simple_tag(takes_context=True)
def address_of(context: Context, link: LinkValue) -> str:
    """`{% address_of link %}`: where an editor's link leads."""
    if link["page"]:
        return str(link["page"].get_url(context.get("request")))
    return address(link["address"], get_language() or "")


@register.inclusion_tag("cms/_photo.html")
def photo(picture: Any, sizes: str) -> dict[str, Any]:
    """`{% photo block.photo "(min-width: 62rem) 50vw, 100vw" %}`: as large as the screen needs."""
    return {"photo": picture, "sizes": sizes}
