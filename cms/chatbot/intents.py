"""What people ask about their own stays, recognised by how they put it."""

import json
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np

from . import encoder
from .lexical import LexicalIndex
from .matching import Matcher
from .spoken import speaks

FILE = Path(__file__).with_name("intents.json")

# Words that say "mine": without one a question is about how things work, for everybody.
MINE = re.compile(
    r"\b(je|j|mon|ma|mes|moi|mien|mienne|nous|notre|nos|i|i'm|my|mine|me|we|our|mi|mis|yo|nuestra|nuestro|"
    r"ich|mein|meine|meinen|meiner|meines|wir|unsere|io|mio|mia|miei|mie|nostra|nostro|"
    r"eu|meu|minha|meus|minhas|ik|mijn|onze|mój|moja|moje|moją|мой|моя|мои|мою|я|benim)\b"
    r"|ي\b|تي\b|我|私|내|제|ım\b|im\b|llego|he pagado|ho pagato|paguei",
    re.IGNORECASE,
)
ALIKE, ALIKE_BY_LETTERS = 0.62, 0.55
# An entry of the FAQ that says nearly the same words is what was meant.
HEAD_START = 0.1


@dataclass(frozen=True)
class Intents:
    """Phrasings of each intent; those without a name ask for what the FAQ alone tells."""

    names: list[str]
    vectors: encoder.Vectors
    letters: LexicalIndex

    def recognise(self, question: str, language: str, faq: Matcher) -> str:
        """The intent of a question, or nothing."""
        if not MINE.search(question):
            return ""
        spoken = speaks(language)
        alike = self._by_meaning(question) if spoken else self.letters.similar(question)
        row = int(np.argmax(alike))
        near = float(alike[row])
        enough = near >= (ALIKE if spoken else ALIKE_BY_LETTERS)
        return self.names[row] if enough and near >= faq.closest(question) - HEAD_START else ""

    def _by_meaning(self, question: str) -> encoder.Vectors:
        return self.vectors @ encoder.encode_one(question)


@cache
def intents() -> Intents:
    known = json.loads(FILE.read_text(encoding="utf-8"))
    pairs = [(name, words) for name, phrasings in known.items() for words in phrasings]
    sentences = [words for _name, words in pairs]
    names = [name for name, _words in pairs]
    return Intents(names, encoder.encode(sentences), LexicalIndex(sentences))
