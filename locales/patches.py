"""What Django decides once for a process, decided anew whenever the languages change.

These are private names of Django 5.2; tests/locales/test_contract.py says which one moved.
"""

from django.utils.translation import trans_real

from . import live
from .words import LiveTranslation

has_files = trans_real.check_for_language


def languages() -> dict[str, str]:
    """Those that an address, a cookie or a browser may ask for."""
    return {code: code for code in live.codes()}


# Django empties this memory when a test changes the settings; there is none to empty.
languages.cache_clear = lambda: None  # type: ignore[attr-defined]


def check_for_language(code: str | None) -> bool:
    """A language needs no file: editors may have written all of its words."""
    return code is not None and (has_files(code) or live.is_live(code))


def translation(language: str) -> LiveTranslation:
    """As Django's, but what is read while the words change is not kept for the next request."""
    kept = trans_real._translations
    found: LiveTranslation | None = kept.get(language)
    if found is None:
        found = kept[language] = LiveTranslation(language)
    return found


def install() -> None:
    trans_real.DjangoTranslation = LiveTranslation
    trans_real.translation = translation
    trans_real.get_languages = languages
    trans_real.check_for_language = check_for_language
