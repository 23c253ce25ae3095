from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import translate_url


def site(request: HttpRequest) -> dict[str, Any]:
    """What every public page says about itself: its address, and the same page elsewhere."""
    address = settings.SITE_URL + request.path
    return {
        "site_name": settings.WAGTAIL_SITE_NAME,
        "site_url": settings.SITE_URL,
        "canonical": address,
        "alternates": [(code, translate_url(address, code)) for code, _name in settings.LANGUAGES],
    }
