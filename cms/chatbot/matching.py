"""Ranking entries by how well they answer a question: one way with meaning, one with letters."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from .encoder import Vectors, encode_one
from .lexical import LexicalIndex

Floats = NDArray[np.float32]

# Found on tests/cms/chatbot/tuning.json, and left alone by the other sets there.
PHRASING, ANSWER, LETTERS, OFF_TOPIC = 0.7, 0.1, 0.2, 0.5
RIDGE = 0.1
CONSTANT = 0.5


@dataclass(frozen=True)
class Match:
    """An entry, and how well it fits the question."""

    key: str
    score: float


@dataclass(frozen=True)
class Sentences:
    """Sentences with their vectors; `owners` gives the entry that each belongs to."""

    owners: NDArray[np.int32]
    vectors: Vectors

    def best(self, asked: Vectors, count: int) -> Floats:
        return best(self.vectors @ asked, self.owners, count)


class Matcher(Protocol):
    def scores(self, question: str) -> Floats:
        """A number per entry, in the order of the entries."""

    def closest(self, question: str) -> float:
        """How near the nearest phrasing of any entry is, 0 to 1."""


def ranked(keys: Sequence[str], scores: Floats, limit: int) -> list[Match]:
    order = np.argsort(-scores, kind="stable")[:limit]
    return [Match(keys[row], float(scores[row])) for row in order]


def best(values: Floats, owners: NDArray[np.int32], count: int) -> Floats:
    """The highest value of each owner."""
    found = np.zeros(count, np.float32)
    np.maximum.at(found, owners, values)
    return found


class LexicalMatcher:
    """By letters alone, for languages that the encoder does not know."""

    def __init__(self, letters: LexicalIndex, owners: NDArray[np.int32], count: int) -> None:
        self.letters, self.owners, self.count = letters, owners, count

    def scores(self, question: str) -> Floats:
        return best(self.letters.similar(question), self.owners, self.count)

    def closest(self, question: str) -> float:
        return float(self.scores(question).max(initial=0))


class SentenceMatcher:
    """By meaning, helped by letters; what looks like other subjects loses.

    To the nearest phrasing is added what a ridge regression from vectors to entries has learnt
    from all of them, with everything off the subject as an entry of its own.
    """

    def __init__(
        self, asked: Sentences, answers: Sentences, off_topic: Vectors, letters: LexicalMatcher
    ) -> None:
        self.asked, self.answers, self.off_topic, self.letters = asked, answers, off_topic, letters
        self.count = letters.count
        self.learnt = self._learn()
        self.latest = "", np.zeros(self.count, np.float32)

    def scores(self, question: str) -> Floats:
        asked = encode_one(question)
        guessed = np.append(asked, np.float32(CONSTANT)) @ self.learnt
        elsewhere = max(0.0, float((self.off_topic @ asked).max(initial=0)))
        return np.asarray(
            PHRASING * self._nearest(question)
            + ANSWER * self.answers.best(asked, self.count)
            + LETTERS * self.letters.scores(question)
            + (guessed[:-1] - guessed[-1])
            - OFF_TOPIC * elsewhere,
            np.float32,
        )

    def closest(self, question: str) -> float:
        return float(self._nearest(question).max(initial=0))

    def _nearest(self, question: str) -> Floats:
        """Each entry's phrasing that is nearest; wanted twice for each question."""
        latest, found = self.latest
        if latest != question:
            found = self.asked.best(encode_one(question), self.count)
            self.latest = question, found
        return found

    def _learn(self) -> Floats:
        """The regression; an entry with many phrasings weighs no more than one with few."""
        elsewhere = np.full(len(self.off_topic), self.count, np.int32)
        owners = np.concatenate([self.asked.owners, self.answers.owners, elsewhere])
        vectors = np.concatenate([self.asked.vectors, self.answers.vectors, self.off_topic])
        weights = 1 / np.bincount(owners, minlength=self.count + 1)[owners].astype(np.float32)
        known = np.column_stack([vectors, np.full(len(vectors), CONSTANT, np.float32)])
        wanted = np.zeros((len(owners), self.count + 1), np.float32)
        wanted[np.arange(len(owners)), owners] = 1
        weighed = known * weights[:, None]
        square = weighed.T @ known + RIDGE * np.eye(known.shape[1], dtype=np.float32)
        return np.asarray(np.linalg.solve(square, weighed.T @ wanted), np.float32)
