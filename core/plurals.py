"""A sentence with a number, in every form that a language has for it."""

from collections.abc import Callable
from functools import cache

from babel import Locale

from .readers import reader_locale

# Whole numbers that show every form: from Arabic's two and eleven to French's million.
SAMPLES = (*range(201), 1000, 1_000_000)


def plural_forms(say: Callable[[int], str]) -> dict[str, str]:
    """What `say` says of a number, by CLDR category; "other" is always among them."""
    said = {category: say(number) for category, number in _samples(reader_locale()).items()}
    # Some languages say "other" of fractions only: of whole numbers it is their form for many.
    return said | {"other": said.get("other", say(SAMPLES[0]))}


@cache
def _samples(locale: Locale) -> dict[str, int]:
    """The first number of each category."""
    found: dict[str, int] = {}
    for number in SAMPLES:
        found.setdefault(str(locale.plural_form(number)), number)
    return found
