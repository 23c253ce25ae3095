"""What is answered to a question, and where it comes from."""

from dataclasses import dataclass, field

from cms.models import Message

from .rules import Certainty, certainty
from .spoken import speaks

Kind = Message.Kind


@dataclass(frozen=True)
class Reply:
    """The kind of answer, the entries it comes from, and what of the reader's own belongs to it."""

    kind: Message.Kind
    sources: list[str] = field(default_factory=list)
    intent: str = ""


def reply_to(question: str, language: str) -> Reply:
    """Nothing is said that no entry and none of the reader's own rows says."""
    # Imported by the first question: an idle process does without numpy and the encoder.
    from .intents import intents
    from .library import library

    shelf = library()
    found = shelf.find(question, language)
    sure = certainty([match.score for match in found], by_letters=not speaks(language))
    keys = [match.key for match in found]
    intent = intents().recognise(question, language, shelf.matcher(language))
    if intent:
        return Reply(Kind.PERSONAL, keys[:1] if sure is Certainty.SURE else [], intent)
    if sure is Certainty.SURE:
        return Reply(Kind.ANSWER, keys[:1])
    if sure is Certainty.HALF_SURE:
        return Reply(Kind.CHOICES, keys)
    return Reply(Kind.UNKNOWN)
