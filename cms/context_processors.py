from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language

from core.pagecache import versions

from .ads import HouseAds
from .menus import menus_in


def chrome(request: HttpRequest) -> dict[str, Any]:
    """Navigation, footer and house ads of every page; read only where a template shows them."""
    menus = SimpleLazyObject(lambda: menus_in(get_language(), versions(request).public))
    return {
        "navigation": SimpleLazyObject(lambda: menus["navigation"]),
        "footer": SimpleLazyObject(lambda: menus["footer"]),
        "house_ads": HouseAds(request),
        "assistant_url": SimpleLazyObject(lambda: reverse("help:assistant")),
    }
