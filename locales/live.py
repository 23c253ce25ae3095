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

from .models import HiddenLanguage


@dataclass(frozen=True)
class Languages:
    """`codes` are the visitors', the source language first; `hidden` those being prepared."""

    version: int
    codes: tuple[str, ...]
    hidden: frozenset[str]


_known: Languages | None = None


def refresh(version: int) -> None:
    """Read the languages and forget their words if anything changed since they were read."""
    global _known
    if _known is None or _known.version != version:
        _known = _read(version)
        forget_words()


def forget() -> None:
    """Start anew, as a process that has just started."""
    global _known
    _known = None
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
    trans_real._translations.clear()
    trans_real._default = None
    trans_real._get_supported_language_variant.cache_clear()


def words_are_read() -> bool:
    """Whether a stamp was seen: before, the tables may not exist (migrate speaks as well)."""
    return _known is not None


def _languages() -> Languages:
    """What is known; outside requests, read at the first question."""
    global _known
    if _known is None:
        try:
            with transaction.atomic():
                _known = _read(Stamp.objects.versions().languages)
        except (DatabaseError, InterfaceError):  # before the first migrate, or the database is away
            return Languages(0, (settings.LANGUAGE_CODE,), frozenset())
    return _known


def _read(version: int) -> Languages:
    hidden = frozenset(HiddenLanguage.objects.values_list("locale__language_code", flat=True))
    rows = Locale.all_objects.order_by("pk").values_list("language_code", flat=True)
    others = [code for code in rows if code != settings.LANGUAGE_CODE and code not in hidden]
    return Languages(version, (settings.LANGUAGE_CODE, *others), hidden)
