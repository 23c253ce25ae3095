"""How whoever reads a page writes dates, numbers and money; and which way their language runs."""

from copy import deepcopy
from functools import cache

from babel import Locale
from babel.core import UnknownLocaleError, get_global
from babel.dates import get_day_names
from django.conf import settings
from django.utils.translation import get_language, get_language_bidi

# We are in Europe: our English writes 12 June, not June 12.
EUROPEAN = {"en": "en_GB"}
FIRST_STRONG_ISOLATE, LEFT_TO_RIGHT_ISOLATE, END_ISOLATE = "\u2068", "\u2066", "\u2069"


@cache
def babel_locale(code: str) -> Locale:
    """A language's formats; the source language's for one that Babel only has a name for."""
    return _parsed(EUROPEAN.get(code, code)) or _parsed(settings.LANGUAGE_CODE) or Locale("en")


def reader_locale() -> Locale:
    """The formats of the language being spoken."""
    return babel_locale(get_language() or settings.LANGUAGE_CODE)


@cache
def script(code: str) -> str:
    """The letters a language is usually written in: Latn, Arab, Cyrl…"""
    subtags = get_global("likely_subtags")
    for tag in (code.replace("-", "_"), code.split("-")[0]):
        locale = _parsed(subtags.get(tag, tag))
        if locale and locale.script:
            return str(locale.script)
        if tag in subtags:
            return str(subtags[tag].split("_")[1])
    return "Latn"


@cache
def with_country(code: str) -> str:
    """A language with the country where most of its readers are: fr_FR, ar_EG."""
    tag = code.replace("-", "_")
    locale = _parsed(get_global("likely_subtags").get(tag, tag))
    return f"{locale.language}_{locale.territory}" if locale and locale.territory else code


def isolated(text: object) -> str:
    """A name or an address in its own direction, whatever the sentence around it."""
    return _within(FIRST_STRONG_ISOLATE, text)


def left_to_right(text: object) -> str:
    """A telephone number or a code, which every language writes from left to right."""
    return _within(LEFT_TO_RIGHT_ISOLATE, text)


def _within(mark: str, text: object) -> str:
    words = str(text)
    return f"{mark}{words}{END_ISOLATE}" if words and get_language_bidi() else words


def _parsed(code: str) -> Locale | None:
    """A locale with data of its own.

    Babel shares what a language inherits with those it reads afterwards, and writes into it: the
    months of a language that has none of its own would then name those of Arabic.
    """
    try:
        locale = Locale.parse(code.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return None
    len(locale.territories)  # reads the data now, before anything is written into it
    return deepcopy(locale)


def weekday_names() -> list[tuple[str, str]]:
    """Short and whole names from Monday to Sunday, in the reader's words."""
    short = get_day_names("abbreviated", locale=reader_locale())
    whole = get_day_names("wide", locale=reader_locale())
    return [(short[number], whole[number]) for number in range(7)]
