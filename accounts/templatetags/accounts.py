from typing import Any

from django import template
from django.utils.translation import gettext as _

from .. import space

register = template.Library()
register.simple_tag(space.sections, name="owner_sections")


@register.simple_tag(takes_context=True)
def section_count(context: dict[str, Any], section: space.Section) -> int:
    """How much of a section waits to be seen by the owner whose page it is."""
    owner = getattr(context["request"], "owner", None)
    return section.count(owner) if section.count and owner else 0


# Each browser also names those it descends from, so the order matters.
BROWSERS = [("Edg", "Edge"), ("OPR", "Opera"), ("Firefox", "Firefox"), ("Chrome", "Chrome")]
BROWSERS += [("Safari", "Safari")]
SYSTEMS = [("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Windows", "Windows")]
SYSTEMS += [("Mac OS", "macOS"), ("Linux", "Linux")]


def _named(signs: list[tuple[str, str]], user_agent: str) -> str:
    return next((name for sign, name in signs if sign in user_agent), "")


@register.filter
def device(user_agent: str) -> str:
    """`{{ session.user_agent|device }}`: Firefox, Windows."""
    known = [_named(BROWSERS, user_agent), _named(SYSTEMS, user_agent)]
    return ", ".join(name for name in known if name) or _("Unknown device")
