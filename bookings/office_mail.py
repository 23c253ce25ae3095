"""Mails to the agency that looks after a home, in the language of the house."""

from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation

from catalogue.models import Home
from core import outbox
from notifications import mail


def write_to_office(home: Home | None, letter: str, key: str, context: dict[str, Any]) -> None:
    """Send `notifications/<letter>.txt`, once for a key."""
    with translation.override(settings.LANGUAGE_CODE):
        known = context | {"site_url": settings.SITE_URL}
        text = render_to_string(f"notifications/{letter}.txt", known)
    subject, _, body = text.partition("\n")
    effect = f"{letter}:{key}"
    payload = {
        "to": [(home and home.agency.email) or settings.COMPANY["email"]],
        "subject": subject.strip(),
        "text": body.strip() + "\n",
        "headers": {"Message-ID": mail.message_id(effect)},
    }
    outbox.enqueue(mail.KIND, effect, payload)
