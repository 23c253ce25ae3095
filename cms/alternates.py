"""The same page in the other languages."""

from django.http import HttpRequest
from wagtail.models import Page

from locales import live

Alternates = list[tuple[str, str]]


def alternates(page: Page, request: HttpRequest | None = None) -> Alternates:
    """(language, path) of a page everywhere; where it is not translated, the home page."""
    found = {page.locale.language_code: page.get_url(request)}
    for other in page.get_translations().live().select_related("locale"):
        found[other.locale.language_code] = other.get_url(request)
    return [(code, found.get(code) or f"/{code}/") for code in live.codes()]
