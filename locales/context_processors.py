from typing import Any

from django.http import HttpRequest
from django.urls import translate_url
from django.utils.functional import SimpleLazyObject

from . import live

Alternates = list[tuple[str, str]]


def languages(request: HttpRequest) -> dict[str, Any]:
    """The same page in the other languages.

    A view whose addresses differ by more than the language gives its own `alternates`.
    """
    return {"alternates": SimpleLazyObject(lambda: alternates(request.path))}


def alternates(path: str) -> Alternates:
    """(language, path) of the view behind a path; an unknown path leads to the home pages."""
    found = [(code, translate_url(path, code)) for code in live.codes()]
    lost = len({address for _code, address in found}) < len(found)
    return home_pages() if lost else found


def home_pages() -> Alternates:
    return [(code, f"/{code}/") for code in live.codes()]
