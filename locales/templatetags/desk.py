from django import template
from django.conf import settings
from django.utils.translation import get_language

from .. import known

register = template.Library()


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
