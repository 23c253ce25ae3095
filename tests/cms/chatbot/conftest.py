"""The demo's FAQ, as the assistant knows it."""

import json
from pathlib import Path

import numpy as np
import pytest
from wagtail.models import Locale

from cms.chatbot import encoder, library
from pcs.demo.content import HERE as DEMO
from pcs.demo.faq_entries import TOPICS, add_faq, entry_key

HERE = Path(__file__).parent


_encode = encoder.encode
_known: dict[str, np.ndarray] = {}


def _encode_once(sentences: list[str]) -> np.ndarray:
    """The same sentences are encoded for every test: each once in a run."""
    new = [sentence for sentence in dict.fromkeys(sentences) if sentence not in _known]
    _known.update(zip(new, _encode(new), strict=True))
    return np.array([_known[sentence] for sentence in sentences], np.float32).reshape(
        -1, encoder.SIZE
    )


@pytest.fixture
def answers(db, monkeypatch) -> None:
    """Every entry of the demo, published, with its vectors."""
    monkeypatch.setattr(encoder, "encode", _encode_once)
    monkeypatch.setattr(library, "_library", None)
    languages = {
        code: Locale.objects.get_or_create(language_code=code)[0] for code in ("fr", "en", "es")
    }
    add_faq(languages)


@pytest.fixture
def keys(answers) -> dict[str, str]:
    """The demo's short names of entries, by translation key."""
    files = [json.loads((DEMO / "faq" / f"{topic}.json").read_text()) for topic in TOPICS]
    names = [entry["key"] for file in files for entry in file["entries"]]
    return {str(entry_key(name)): name for name in names}


def questions(name: str) -> list[dict]:
    return json.loads((HERE / f"{name}.json").read_text())
