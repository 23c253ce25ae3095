"""A message to the team, and a receipt to whoever sent it."""

from dataclasses import dataclass

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.db import transaction
from django.template.loader import render_to_string
from django.utils.translation import get_language, override


@dataclass(frozen=True)
class Note:
    """What somebody wrote; `conversation` is empty when none goes with it."""

    name: str
    email: str
    subject: str
    message: str
    conversation: str = ""


@transaction.atomic
def send(note: Note) -> None:
    """Both mails go through the outbox: sent once, whatever happens meanwhile."""
    language = get_language()
    with override(settings.LANGUAGE_CODE):
        _mail("team", settings.COMPANY["email"], note, language, reply_to=note.email)
    _mail("receipt", note.email, note, language, reply_to=settings.COMPANY["email"])


def _mail(kind: str, to: str, note: Note, language: str | None, reply_to: str) -> None:
    context = {"note": note, "language": language, "site_url": settings.SITE_URL}
    subject, _, text = render_to_string(f"cms/contact/mails/{kind}.txt", context).partition("\n")
    # The sender's own words stand in the subject: too long a line, and mail systems refuse it.
    subject = subject.strip()[:200]
    mail = EmailMultiAlternatives(
        subject, text.strip() + "\n", to=[to], headers={"Reply-To": reply_to}
    )
    page = render_to_string(f"cms/contact/mails/{kind}.html", context | {"subject": subject})
    mail.attach_alternative(page, "text/html")
    mail.send()
