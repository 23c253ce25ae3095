"""How alike two sentences are by their letters: forgives typos, knows no meaning.

TF-IDF over the runs of two to five letters inside each word, in plain numpy.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
SIZES = range(2, 6)


def runs(text: str) -> Counter[str]:
    """How often each run of letters comes, without accents or capitals."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    letters = "".join(letter for letter in plain if not unicodedata.combining(letter))
    words = [f" {word} " for word in re.findall(r"\w+", letters)]
    return Counter(
        word[start : start + size]
        for word in words
        for size in SIZES
        for start in range(len(word) - size + 1)
    )


class LexicalIndex:
    """Sentences by their runs of letters; `similar` gives a number per sentence, 0 to 1."""

    def __init__(self, sentences: Sequence[str]) -> None:
        counted = [runs(sentence) for sentence in sentences]
        self.size = len(counted)
        seen = Counter(run for counts in counted for run in counts)
        self.rarity = {run: self._rarity(count) for run, count in seen.items()}
        found: dict[str, list[tuple[int, float]]] = {}
        for row, counts in enumerate(counted):
            for run, weight in self._weights(counts).items():
                found.setdefault(run, []).append((row, weight))
        self.found = {run: _columns(rows) for run, rows in found.items()}

    def similar(self, text: str) -> Floats:
        scores = np.zeros(self.size, np.float32)
        for run, weight in self._weights(runs(text)).items():
            if run in self.found:
                rows, weights = self.found[run]
                scores[rows] += weights * weight
        return scores

    def _rarity(self, count: int) -> float:
        return float(np.log((1 + self.size) / (1 + count))) + 1

    def _weights(self, counts: Counter[str]) -> dict[str, float]:
        """Rare runs weigh more, and the whole sentence weighs one."""
        unseen = self._rarity(0)
        raw = {
            run: (1 + float(np.log(count))) * self.rarity.get(run, unseen)
            for run, count in counts.items()
        }
        length = sum(weight * weight for weight in raw.values()) ** 0.5
        return {run: weight / length for run, weight in raw.items()}


def _columns(rows: list[tuple[int, float]]) -> tuple[NDArray[np.int32], Floats]:
    numbers, weights = zip(*rows, strict=True)
    return np.array(numbers, np.int32), np.array(weights, np.float32)
