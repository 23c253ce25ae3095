"""A conversation as it is shown: drawn from its sources, in the reader's language of now."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from accounts.models import User
from cms.models import Faq, Message

from . import personal


@dataclass(frozen=True)
class Turn:
    """A question, and what its answer is made of."""

    message: Message
    entries: list[Faq] = field(default_factory=list)
    # What one's own stays say; None where nobody is logged in.
    mine: dict[str, Any] | None = None

    @property
    def entry(self) -> Faq | None:
        """The entry that answers; it may have been withdrawn since."""
        asked_back = self.message.kind == Message.Kind.CHOICES
        return None if asked_back else next(iter(self.entries), None)

    @property
    def foreign(self) -> bool:
        """Shown in another language than the reader's, for want of a translation."""
        return self.entry is not None and self.entry.language != get_language()

    @property
    def template(self) -> str:
        return f"cms/chatbot/mine/{self.message.intent}.html"


def turns(messages: Iterable[Message], user: Any) -> list[Turn]:
    """Each message with its sources, in one query for all of them."""
    shown = list(messages)
    language = get_language() or ""
    wanted = {key for message in shown for key in message.sources}
    rows = Faq.objects.in_language(language).filter(live=True, translation_key__in=wanted)
    entries = {str(faq.translation_key): faq for faq in rows.select_related("locale")}
    mine = _mine({message.intent for message in shown if message.intent}, user, language)
    return [
        Turn(
            message,
            [entries[key] for key in message.sources if key in entries],
            mine.get(message.intent),
        )
        for message in shown
    ]


def _mine(intents: set[str], user: User | Any, language: str) -> dict[str, dict[str, Any]]:
    """What each intent shows, read once however often it was asked."""
    if not user.is_authenticated:
        return {}
    return {intent: personal.about(user, intent, language) for intent in intents}


def transcript(shown: Iterable[Turn]) -> str:
    """The conversation as plain text; what is one's own stays out of it."""
    context = {"turns": shown, "site_url": settings.SITE_URL}
    return render_to_string("cms/chatbot/transcript.txt", context).strip()


def summary(turn: Turn) -> str:
    """One line of what was answered."""
    if turn.entry:
        return turn.entry.plain_answer
    if turn.message.intent:
        return _("(their own stays were shown)")
    return _("(no answer)")
