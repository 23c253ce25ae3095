"""Translating by machine: a LibreTranslate server when the operator names one, else nothing.

Placeholders travel as tags that a translator leaves alone; whatever comes back otherwise than the
rules want it is dropped. No machine's words are shown before an editor accepted them.
"""

import html
import re
from collections.abc import Iterable, Iterator, Sequence

import requests
from django.conf import settings
from wagtail.models import Locale
from wagtail_localize.machine_translators.base import BaseMachineTranslator
from wagtail_localize.strings import StringValue

from core.network import outside_transaction

from . import rules

BATCH = 25  # texts a call
WAIT = (5, 15)  # seconds to connect, and to answer: two calls within the outbox's lease
SOURCE = "en"  # of the interface's strings
GUARD = '<span translate="no" id="pcs{}">{}</span>'
GUARDED = re.compile(r'<span[^>]*\bid="pcs(\d+)"[^>]*>.*?</span>', re.DOTALL | re.IGNORECASE)


def is_available() -> bool:
    return bool(settings.MACHINE_TRANSLATION_URL)


def translate(texts: Sequence[str], source: str, target: str) -> list[str]:
    """What the machine makes of plain or marked-up texts, "" for what cannot be used."""
    sent = [_guarded(text) for text in texts]
    said = _ask([markup for markup, _kept in sent], source, target)
    pairs = zip(texts, sent, said, strict=True)
    return [_usable(text, _released(text, answer, kept)) for text, (_, kept), answer in pairs]


def _ask(markup: Sequence[str], source: str, target: str) -> list[str]:
    outside_transaction()
    answers: list[str] = []
    for batch in _batches(markup):
        response = requests.post(
            f"{settings.MACHINE_TRANSLATION_URL.rstrip('/')}/translate",
            json={
                "q": batch,
                "source": source.split("-")[0],
                "target": target.split("-")[0],
                "format": "html",
                "api_key": settings.MACHINE_TRANSLATION_KEY,
            },
            timeout=WAIT,
        )
        response.raise_for_status()
        answers += response.json()["translatedText"]
    return answers


def _batches(texts: Iterable[str]) -> Iterator[list[str]]:
    texts = list(texts)
    return (texts[start : start + BATCH] for start in range(0, len(texts), BATCH))


def _guarded(text: str) -> tuple[str, list[str]]:
    """The text as markup, each placeholder in a tag of its own; and the placeholders."""
    kept: list[str] = []

    def guard(found: re.Match[str]) -> str:
        kept.append(found.group())
        return GUARD.format(len(kept) - 1, found.group())

    markup = text if _is_markup(text) else html.escape(text, quote=False)
    for pattern in (rules.PERCENT, rules.BRACES):
        markup = pattern.sub(guard, markup)
    return markup, kept


def _released(text: str, answer: str, kept: list[str]) -> str:
    answer = GUARDED.sub(lambda found: _kept(kept, int(found[1])), answer)
    return answer if _is_markup(text) else html.unescape(answer)


def _kept(kept: list[str], index: int) -> str:
    return kept[index] if index < len(kept) else ""


def _is_markup(text: str) -> bool:
    return bool(rules.tags(text)[0]) or html.unescape(text) != text


def _usable(text: str, answer: str) -> str:
    return "" if rules.faults(text, answer) else answer


class PageTranslator(BaseMachineTranslator):
    """The same machine behind the button of wagtail-localize's editor."""

    display_name = "LibreTranslate"

    def can_translate(self, source_locale: Locale, target_locale: Locale) -> bool:
        return bool(source_locale.language_code != target_locale.language_code)

    def translate(
        self, source_locale: Locale, target_locale: Locale, strings: Iterable[StringValue]
    ) -> dict[StringValue, StringValue]:
        strings = list(strings)
        source, target = source_locale.language_code, target_locale.language_code
        said = _ask([string.data for string in strings], source, target)
        pairs = zip(strings, said, strict=True)
        return {string: StringValue(text) for string, text in pairs if _fits(string.data, text)}


def _fits(source: str, text: str) -> bool:
    """Prose has no placeholders, but its links and emphasis must come back."""
    allowed, _ = rules.tags(source)
    used, balanced = rules.tags(text)
    return bool(text.strip()) and balanced and used == allowed
