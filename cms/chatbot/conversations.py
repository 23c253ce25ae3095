"""Keeping what was asked, for as long as it helps and no longer than thirty days."""

import hashlib
from datetime import timedelta

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from accounts.models import User
from cms.models import Conversation, Message, UnansweredQuestion

from .masking import masked
from .replies import Reply, reply_to

KEPT = timedelta(days=30)
LONGEST = 300


@transaction.atomic
def ask(conversation: Conversation, question: str, language: str) -> Message:
    """Answer a question, and note for marketing what has no answer yet."""
    reply = reply_to(question, language)
    if reply.kind is Message.Kind.UNKNOWN:
        note_unanswered(question, language)
    return _keep(conversation, question, reply)


def choose(conversation: Conversation, question: str, key: str) -> Message:
    """The entry that was picked among those proposed."""
    return _keep(conversation, question, Reply(Message.Kind.ANSWER, [key]))


def _keep(conversation: Conversation, question: str, reply: Reply) -> Message:
    return conversation.messages.create(
        question=question[:LONGEST], kind=reply.kind, sources=reply.sources, intent=reply.intent
    )


def note_unanswered(question: str, language: str) -> UnansweredQuestion:
    """Count a question that nobody could answer; set aside once, it stays so."""
    text = " ".join(masked(question).split())[:LONGEST]
    digest = hashlib.sha256(f"{language} {text.casefold()}".encode()).hexdigest()
    row, new = UnansweredQuestion.objects.get_or_create(
        digest=digest, defaults={"text": text, "language": language}
    )
    if not new:
        UnansweredQuestion.objects.filter(pk=row.pk).update(
            count=F("count") + 1, last_asked=timezone.now()
        )
    return row


def forget_old() -> None:
    """A question that nobody repeats for thirty days goes as well: it may name somebody."""
    before = timezone.now() - KEPT
    Message.objects.filter(at__lt=before).delete()
    Conversation.objects.filter(messages=None, started_at__lt=before).delete()
    UnansweredQuestion.objects.filter(last_asked__lt=before).delete()


def forget_person(user: User, **_signal: object) -> None:
    Conversation.objects.filter(user=user).delete()
