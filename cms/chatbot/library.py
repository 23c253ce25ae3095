"""Every published entry, in memory, in every process; read again when one has changed."""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from threading import Lock
from typing import Any

import numpy as np
from django.db.models import Count, Max

from cms.models import FaqVectors

from . import encoder, vectors
from .lexical import LexicalIndex
from .matching import LexicalMatcher, Match, Matcher, SentenceMatcher, Sentences, ranked
from .rules import HALF_SURE_BY_LETTERS, PROPOSED
from .spoken import encoder_name, speaks

OFF_TOPIC = Path(__file__).with_name("off_topic.json")
Version = tuple[Any, ...]


@dataclass(frozen=True)
class Library:
    """The entries, by translation key, and two ways to find one."""

    version: Version
    keys: tuple[str, ...]
    by_meaning: Matcher
    by_letters: Matcher

    def find(self, question: str, language: str, limit: int = PROPOSED) -> list[Match]:
        """The entries that fit best; all languages' phrasings count for each."""
        if not self.keys:
            return []
        return ranked(self.keys, self.matcher(language).scores(question), limit)

    def alike(self, words: str, limit: int = 8) -> list[str]:
        """The entries that are written in much the same letters."""
        if not self.keys:
            return []
        found = ranked(self.keys, self.by_letters.scores(words), limit)
        return [match.key for match in found if match.score >= HALF_SURE_BY_LETTERS]

    def matcher(self, language: str) -> Matcher:
        return self.by_meaning if speaks(language) else self.by_letters


_lock = Lock()
_library: Library | None = None


def library() -> Library:
    """What is published now."""
    global _library
    version = _version()
    if _library is None or _library.version != version:
        with _lock:
            if _library is None or _library.version != version:
                _library = _read(version)
    return _library


def _version() -> Version:
    counted = FaqVectors.objects.aggregate(count=Count("pk"), newest=Max("written_at"))
    return (encoder_name(), counted["count"], counted["newest"])


@cache
def off_topic() -> encoder.Vectors:
    """What people ask that is none of our business, so that it is recognised as such."""
    return encoder.encode(json.loads(OFF_TOPIC.read_text(encoding="utf-8")))


def _read(version: Version) -> Library:
    rows = FaqVectors.objects.filter(faq__live=True, encoder=encoder_name()).select_related("faq")
    known = [(row.faq, vectors.read(row)) for row in rows.order_by("faq")]
    # Words that changed since are read again once their vectors are there.
    known = [(faq, found) for faq, found in known if len(found) == len(faq.phrasings) + 1]
    keys = tuple(dict.fromkeys(str(faq.translation_key) for faq, _found in known))
    place = {key: number for number, key in enumerate(keys)}
    places = [place[str(faq.translation_key)] for faq, _found in known]
    return _matchers(version, keys, known, places)


def _matchers(
    version: Version, keys: tuple[str, ...], known: list[Any], places: list[int]
) -> Library:
    sizes = [len(found) - 1 for _faq, found in known]
    owners = np.repeat(np.array(places, np.int32), sizes)
    none = np.zeros((0, encoder.SIZE), np.float32)
    asked = Sentences(owners, np.concatenate([none, *(found[:-1] for _faq, found in known)]))
    answers = Sentences(
        np.array(places, np.int32), np.concatenate([none, *(found[-1:] for _faq, found in known)])
    )
    letters = LexicalIndex([words for faq, _found in known for words in faq.phrasings])
    by_letters = LexicalMatcher(letters, owners, len(keys))
    by_meaning = SentenceMatcher(asked, answers, off_topic(), by_letters)
    return Library(version, keys, by_meaning, by_letters)
