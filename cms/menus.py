"""The menus in a reader's language, read from the database once per version of the site."""

from functools import partial
from typing import Any, TypedDict, cast

from django.conf import settings
from django.core.cache import caches
from django.db.models import Model

from core.pagecache import KEEP

from .blocks.parts import LinkValue
from .models import Footer, Navigation
from .rules import address

Link = dict[str, str]


class Menus(TypedDict):
    navigation: list[Link]
    footer: dict[str, Any]


def menus_in(language: str, version: int) -> Menus:
    """The menus of a language, or the source language's until they are translated."""
    key = f"menus:{language}:{version}"
    return cast(Menus, caches["pages"].get_or_set(key, partial(read, language), KEEP))


def read(language: str) -> Menus:
    return {"navigation": _navigation(language), "footer": _footer(language)}


def _navigation(language: str) -> list[Link]:
    menu = _translated(Navigation, language)
    return [_link(block.value, language) for block in menu.items] if menu else []


def _footer(language: str) -> dict[str, Any]:
    footer = _translated(Footer, language)
    if footer is None:
        return {}
    return {
        "words": footer.words,
        "legal": footer.legal,
        "source_url": footer.source_url,
        "columns": [_column(block.value, language) for block in footer.columns],
    }


def _column(column: Any, language: str) -> dict[str, Any]:
    links = [_link(link, language) for link in column["links"]]
    return {"title": column["title"], "links": links}


def _link(link: LinkValue, language: str) -> Link:
    return {"label": link["label"], "url": link_url(link, language)}


def link_url(link: LinkValue, language: str) -> str:
    """Where a link leads for a reader of a language."""
    if link["page"]:
        return link["page"].localized.get_url() or f"/{language}/"
    return address(link["address"], language)


def _translated(model: type[Model], language: str) -> Any:
    rows = model._default_manager.filter(
        locale__language_code__in={language, settings.LANGUAGE_CODE}
    ).select_related("locale")
    by_language = {row.locale.language_code: row for row in rows}
    return by_language.get(language) or by_language.get(settings.LANGUAGE_CODE)
