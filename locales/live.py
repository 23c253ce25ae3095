"""Which languages visitors may read, known to every process from its next request on.

A language is live when its Locale row exists and no HiddenLanguage says otherwise. The rows are
read when the languages' stamp has changed, never per use.
"""

from dataclasses import dataclass

from django.conf import settings
from django.db import DatabaseError, InterfaceError, transaction
from django.utils.translation import trans_real
from wagtail.models import Locale

from core.models import Stamp


@dataclass(frozen=True)
class Languages:
    """`codes` are the visitors', the source language first; `hidden` those being prepared."""

    version: int
    codes: tuple[str, ...]
    hidden: frozenset[str]


_known: Languages | None = None


def refresh(version: int) -> None:
    """Read the languages and forget their words if anything changed since they were read."""
    if _known is None or _known.version != version:
        remember(_read(version))


def remember(languages: Languages | None) -> None:
    """Go by these languages; None is what a process knows that has just started."""
    global _known
    if languages != _known:
        _known = languages
        forget_words()


def codes() -> tuple[str, ...]:
    """The languages of the site, the source language first, then in the order they came."""
    return _languages().codes


def is_live(code: str) -> bool:
    return code in _languages().codes


def is_hidden(code: str) -> bool:
    return code in _languages().hidden


def or_source(code: str) -> str:
    """The language itself, or the source language for one that has left the site."""
    return code if is_live(code) else settings.LANGUAGE_CODE


def forget_words() -> None:
    """A new dictionary: a thread that is still reading the old words keeps them in the old one."""
    trans_real._translations = {}
    trans_real._default = None
    trans_real._get_supported_language_variant.cache_clear()


def has_words() -> bool:
    """Whether editors may have written any: not while the stamp was never raised.

    Nor before it was read, when the tables may not exist: migrate speaks as well.
    """
    return _known is not None and _known.version > 0


def _languages() -> Languages:
    """What is known; outside requests, read at the first question."""
    if _known is None:
        try:
            with transaction.atomic():
                found = _read(Stamp.objects.versions().languages)
        except (DatabaseError, InterfaceError):  # before the first migrate, or the database is away
            return Languages(0, (settings.LANGUAGE_CODE,), frozenset())
        remember(found)
        return found
    return _known


def _read(version: int) -> Languages:
    rows = Locale.all_objects.order_by("pk").values_list("language_code", "hidden")
    hidden = frozenset(code for code, mark in rows if mark)
    others = [code for code, mark in rows if not mark and code != settings.LANGUAGE_CODE]
    return Languages(version, (settings.LANGUAGE_CODE, *others), hidden)
