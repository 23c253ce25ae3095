from typing import Any

from django import template

from ..models import Home
from ..owners.tabs import tabs

register = template.Library()


@register.simple_tag
def home_tabs(home: Home) -> list[dict[str, Any]]:
    """The tabs of a home with their addresses."""
    return [{"name": one.name, "label": one.label, "url": one.url(home)} for one in tabs()]
