"""Where mails go: into the outbox at once, and from there to people or to the local reader."""

import hashlib
import json
from collections.abc import Sequence
from email.utils import make_msgid, parseaddr
from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.core.mail.message import EmailMessage
from django.db import transaction
from django.utils.crypto import get_random_string

from core import outbox

from .models import LocalAttachment, LocalMail

KIND = "notifications.mail"


def _alternatives(message: EmailMessage) -> list[tuple[str, str]]:
    return [(str(part[0]), str(part[1])) for part in getattr(message, "alternatives", [])]


def message_id(key: str) -> str:
    """The same for the same effect: a mail that is sent again is the same to mail systems."""
    domain = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2]
    return f"<{hashlib.sha256(key.encode()).hexdigest()[:40]}@{domain}>"


class OutboxBackend(BaseEmailBackend):
    """Turn every mail that Django is asked to send into an outbox entry."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        for message in email_messages:
            payload = {
                "subject": message.subject,
                "text": message.body,
                "html": next((c for c, kind in _alternatives(message) if kind == "text/html"), ""),
                "to": list(message.to),
                "headers": message.extra_headers,
            }
            key = hashlib.sha256(
                (json.dumps(payload, default=str) + get_random_string(12)).encode()
            ).hexdigest()
            payload["headers"] = {**message.extra_headers, "Message-ID": message_id(key)}
            outbox.enqueue(KIND, key, payload)
        return len(email_messages)


class LocalBackend(BaseEmailBackend):
    """Keep mails in the database instead of sending them."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        for message in email_messages:
            _keep(message)
        return len(email_messages)


@transaction.atomic
def _keep(message: EmailMessage) -> None:
    html = next((c for c, kind in _alternatives(message) if kind == "text/html"), "")
    mail, is_new = LocalMail.objects.get_or_create(
        message_id=message.extra_headers.get("Message-ID") or make_msgid(),
        defaults={
            "to": ", ".join(message.to),
            "subject": message.subject,
            "text": message.body,
            "html": html,
        },
    )
    if is_new:
        LocalAttachment.objects.bulk_create(_attachment(mail, a) for a in message.attachments)


def _attachment(mail: LocalMail, attachment: Any) -> LocalAttachment:
    name, content, media_type = attachment
    content = content.encode() if isinstance(content, str) else content
    return LocalAttachment(mail=mail, name=name, media_type=media_type or "", content=content)


def send(
    to: list[str],
    subject: str,
    text: str,
    html: str = "",
    attachments: Sequence[tuple[str, bytes, str]] = (),
    headers: dict[str, str] | None = None,
) -> None:
    """Send a mail now, from a worker."""
    message = EmailMultiAlternatives(
        subject, text, settings.DEFAULT_FROM_EMAIL, to, headers=headers
    )
    if html:
        message.attach_alternative(html, "text/html")
    for attachment in attachments:
        message.attach(*attachment)
    message.connection = get_connection(settings.MAIL_DELIVERY_BACKEND)
    message.send()
