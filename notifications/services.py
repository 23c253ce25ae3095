from typing import Any

from accounts.models import User
from core import outbox
from core.models import OutboxEntry

from . import mail
from .models import LocalMail

KIND = "notifications.letter"


def notify(user: User, letter: str, key: str, language: str, **ids: Any) -> OutboxEntry:
    """Decide to write to a person; the letter is composed when it is sent.

    `letter` names a function registered with `letters.letter`, `ids` are what it needs to load
    what it speaks of. The same letter and key is sent only once.
    """
    effect = f"{letter}:{key}"
    message_id = mail.message_id(effect)
    payload = {
        "letter": letter,
        "user": user.pk,
        "language": language,
        "ids": ids,
        "message_id": message_id,
    }
    return outbox.enqueue(KIND, effect, payload)


def forget_mails(email: str, **signal: Any) -> None:
    """Erase what was written to an address, sent or still waiting."""
    LocalMail.objects.filter(to__iexact=email).delete()
    OutboxEntry.objects.filter(kind=mail.KIND, payload__to=[email]).delete()
