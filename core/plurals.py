"""A sentence with a number, in every form that a language has for it."""

from functools import cache

from babel import Locale
from django.utils.translation import ngettext, npgettext

from .readers import reader_locale

# Whole numbers that show every form: from Arabic's two and eleven to French's million.
SAMPLES = (*range(201), 1000, 1_000_000)


def plural_forms(singular: str, plural: str, context: str = "") -> dict[str, str]:
    """The sentence by CLDR category, "other" always among them; placeholders stay."""
    said = {
        category: _say(singular, plural, context, number)
        for category, number in _samples(reader_locale()).items()
    }
    # Some languages say "other" of fractions only: it is their form for many.
    return said | {"other": said.get("other", _say(singular, plural, context, SAMPLES[0]))}


def _say(singular: str, plural: str, context: str, number: int) -> str:
    if context:
        return npgettext(context, singular, plural, number)
    return ngettext(singular, plural, number)


@cache
def _samples(locale: Locale) -> dict[str, int]:
    """The first number of each category."""
    found: dict[str, int] = {}
    for number in SAMPLES:
        found.setdefault(str(locale.plural_form(number)), number)
    return found
