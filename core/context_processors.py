from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import translate_url
from django.utils.functional import SimpleLazyObject


def site(request: HttpRequest) -> dict[str, Any]:
    """What every public page says about itself: its address, and the same page elsewhere.

    A view whose addresses differ by more than the language gives its own `alternates`.
    """
    query = request.META.get("QUERY_STRING", "")
    return {
        "site_name": settings.WAGTAIL_SITE_NAME,
        "site_url": settings.SITE_URL,
        "show_local_mail": settings.SHOW_LOCAL_MAIL,
        "canonical": settings.SITE_URL + request.path,
        "alternates": SimpleLazyObject(lambda: alternates(request.path)),
        "query": f"?{query}" if query else "",
    }


def alternates(path: str) -> list[tuple[str, str]]:
    """(language, path) of the view behind a path; an unknown path leads to the home pages."""
    found = [(code, translate_url(path, code)) for code, _name in settings.LANGUAGES]
    lost = len({address for _code, address in found}) < len(found)
    return home_pages() if lost else found


def home_pages() -> list[tuple[str, str]]:
    return [(code, f"/{code}/") for code, _name in settings.LANGUAGES]
