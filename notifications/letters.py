"""Letters: what apps write to people, each composed from a template when it is sent.

An app registers a function that loads what a letter speaks of and returns its context; the
template `notifications/<letter>.txt` gives the subject (first line) and the text, and
`notifications/<letter>.html`, when it exists, the page.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.template import TemplateDoesNotExist
from django.template.loader import render_to_string
from django.utils import translation

from accounts.models import User
from locales import live

Attachment = tuple[str, bytes, str]


@dataclass(frozen=True)
class Contents:
    """What a letter's templates need, and the files that go with it (name, bytes, type)."""

    context: dict[str, Any]
    attachments: Sequence[Attachment] = field(default_factory=tuple)


Writer = Callable[..., Contents]
writers: dict[str, Writer] = {}


@dataclass(frozen=True)
class Letter:
    to: str
    subject: str
    text: str
    html: str
    attachments: Sequence[Attachment]


def letter(name: str) -> Callable[[Writer], Writer]:
    """Register the function that gathers what one kind of letter speaks of."""

    def register(writer: Writer) -> Writer:
        writers[name] = writer
        return writer

    return register


def compose(name: str, user: User, language: str, ids: dict[str, Any]) -> Letter:
    """The finished letter, in the language it was asked for in while that is on the site."""
    with translation.override(live.or_source(language)):
        contents = writers[name](user, **ids)
        context = contents.context | {"user": user, "site_url": settings.SITE_URL}
        subject, _, text = render_to_string(f"notifications/{name}.txt", context).partition("\n")
        html = _page(name, context | {"subject": subject.strip()})
    return Letter(user.email, subject.strip(), text.strip() + "\n", html, contents.attachments)


def _page(name: str, context: dict[str, Any]) -> str:
    try:
        return render_to_string(f"notifications/{name}.html", context)
    except TemplateDoesNotExist:
        return ""
