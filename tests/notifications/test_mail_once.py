"""A worker that died after sending sends again: the reader still has one mail."""

import pytest
from django.core.mail import send_mail

from core.models import OutboxEntry
from core.outbox.registry import handlers
from notifications.models import LocalMail

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def our_backend(settings) -> None:
    settings.EMAIL_BACKEND = "notifications.mail.OutboxBackend"  # the test runner has its own


def test_a_mail_that_is_sent_again_is_one_mail():
    send_mail("Bonjour", "Votre code", None, ["ana@example.org"])
    entry = OutboxEntry.objects.get()

    handlers[entry.kind](entry.payload)
    handlers[entry.kind](entry.payload)

    assert LocalMail.objects.count() == 1


def test_two_mails_with_the_same_words_are_two_mails():
    for _ in range(2):
        send_mail("Bonjour", "Votre code", None, ["ana@example.org"])

    for entry in OutboxEntry.objects.all():
        handlers[entry.kind](entry.payload)

    assert LocalMail.objects.count() == 2
