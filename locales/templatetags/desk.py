from collections.abc import Iterator

from django import template
from django.conf import settings
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from .. import known
from ..coverage import Cell

register = template.Library()

BAR = (
    '<svg class="desk-bar" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">'
    "{}</svg>"
)
PLAIN = '<li class="is-{state}"><b>{count}</b> {label}</li>'
LINKED = '<li class="is-{state}"><a href="{url}state={state}"><b>{count}</b> {label}</a></li>'
NOTHING = SafeString('<span class="desk-none">–</span>')


@register.filter
def own_name(code: str) -> str:
    return known.own_name(code) or known.name(code, "en")


@register.filter
def name_here(code: str) -> str:
    """What the reader calls a language."""
    return known.name(code, get_language() or settings.LANGUAGE_CODE)


@register.filter
def direction(code: str) -> str:
    return "rtl" if code in settings.LANGUAGES_BIDI else "ltr"


@register.simple_tag
def bar(cell: Cell) -> SafeString:
    """How much of an area stands where; the words are beside it."""
    parts = format_html_join(
        "",
        '<rect class="is-{}" x="{}" width="{}" height="6"/>',
        cell.bar(),
    )
    return format_html(BAR, parts)


@register.simple_tag
def cell(cell: Cell, url: str) -> SafeString:
    """A cell of the matrix; in Python, since there are hundreds on a page."""
    if not cell.total:
        return NOTHING
    counts = format_html_join("", LINKED if url else PLAIN, _words(cell, url))
    return format_html('{}<ul class="desk-counts" role="list">{}</ul>', bar(cell), counts)


def _words(cell: Cell, url: str) -> Iterator[dict[str, object]]:
    for state, count in cell.parts():
        yield {"state": state.value, "count": count, "label": state.label, "url": url}
