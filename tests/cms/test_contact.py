"""Writing to the team."""

from datetime import timedelta

import pytest
import time_machine
from django.core.cache import caches
from django.utils import timezone

from cms.contact.forms import opened_now
from cms.models import Message
from core import outbox
from core.models import OutboxEntry
from notifications.models import LocalMail

CONTACT = "/fr/contact/"


@pytest.fixture(autouse=True)
def as_installed(db, settings):
    """No message was sent yet, and mails go through the outbox as they do outside tests."""
    caches["default"].clear()
    settings.EMAIL_BACKEND = "notifications.mail.OutboxBackend"


def note(**changed) -> dict[str, str]:
    with time_machine.travel(timezone.now() - timedelta(minutes=1)):
        opened = opened_now()
    return {
        "name": "Ana Souza",
        "email": "ana@example.org",
        "subject": "Mes clefs",
        "message": "Où sont-elles ?",
        "opened": opened,
    } | changed


def mails() -> list[LocalMail]:
    for entry in OutboxEntry.objects.order_by("pk"):
        outbox.deliver(entry.pk)
    return list(LocalMail.objects.order_by("pk"))


def test_a_message_reaches_the_team_and_a_receipt_its_sender(client, settings):
    answer = client.post(CONTACT, note(), follow=True)

    assert answer.status_code == 200
    to_team, receipt = mails()
    assert to_team.to == settings.COMPANY["email"]
    assert "Mes clefs" in to_team.subject and "Où sont-elles ?" in to_team.text
    assert receipt.to == "ana@example.org"
    assert "Où sont-elles ?" in receipt.text


def test_the_conversation_is_seen_before_it_is_sent_with_the_message(client, settings):
    client.post("/fr/assistant/", {"question": "Quelle est la capitale du Pérou ?"})
    assert Message.objects.count() == 1

    form = client.get(f"{CONTACT}?about=conversation").content.decode()
    client.post(CONTACT, note(attach="on"))

    assert form.count("Quelle est la capitale du Pérou ?") >= 2
    assert "Quelle est la capitale du Pérou ?" in mails()[0].text


def test_a_conversation_stays_here_unless_it_is_sent(client):
    client.post("/fr/assistant/", {"question": "Quelle est la capitale du Pérou ?"})
    client.post(CONTACT, note())

    assert "Pérou" not in mails()[0].text


@pytest.mark.parametrize(
    "changed",
    [
        {"name": ""},
        {"email": "ana"},
        {"email": "ana@example.org\nBcc: all@example.org"},
        {"subject": "x" * 151},
        {"message": ""},
        {"message": "x" * 4001},
        {"message": "\x00"},
        {"website": "https://spam.example"},
        {"opened": ""},
        {"opened": "contact:forged"},
        {"opened": "\x00"},
    ],
)
def test_a_message_that_is_none_is_refused_and_not_sent(client, changed):
    answer = client.post(CONTACT, note(**changed))

    assert answer.status_code == 422
    assert mails() == []


def test_a_form_sent_at_once_is_sent_by_a_program(client):
    assert client.post(CONTACT, note(opened=opened_now())).status_code == 422


def test_a_form_open_for_days_can_be_sent_again(client):
    with time_machine.travel(timezone.now() - timedelta(days=2)):
        old = opened_now()
    answer = client.post(CONTACT, note(opened=old))

    assert answer.status_code == 422
    assert answer.context["form"]["opened"].value() != old


def test_lines_in_a_subject_make_no_header(client):
    client.post(CONTACT, note(subject="Bonjour\r\nBcc: all@example.org"))

    assert "\n" not in mails()[0].subject


def test_many_messages_at_once_are_told_to_wait(client):
    for _time in range(6):
        assert client.post(CONTACT, note()).status_code == 302

    assert client.post(CONTACT, note()).status_code == 429


def test_a_person_who_is_logged_in_need_not_say_who_they_are(client, traveller):
    client.force_login(traveller.user)

    assert traveller.user.email in client.get(CONTACT).content.decode()
