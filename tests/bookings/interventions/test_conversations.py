"""An owner and PCS write to each other."""

import pytest

from accounts.space import needs_of
from bookings.attachments import MEGABYTES
from bookings.models import Message, Thread
from bookings.threads.services import start_thread, write
from core.outbox import deliver_due
from notifications.models import LocalMail
from tests.bookings.visits import pdf, picture


@pytest.fixture
def thread(owner, home) -> Thread:
    return start_thread(owner, "Les clés", "Où sont les clés ?", owner.user, home)


def test_an_owner_writes_and_the_agency_gets_a_mail(owner, home, client):
    client.force_login(owner.user)
    data = {"subject": "Le lave-linge", "home": home.reference, "body": "Il fuit", "files": [pdf()]}
    client.post("/fr/owner/messages/new/", data)
    message = Message.objects.get()
    assert (message.from_staff, message.thread.home) == (False, home)
    assert message.files.get().name == "devis.pdf"

    deliver_due()
    mail = LocalMail.objects.get()
    assert mail.to == "bonjour@pcs.example" and "Il fuit" in mail.text
    assert not mail.attachments.exists()


def test_staff_answer_and_the_owner_reads_it_once(thread, staff, owner, client):
    client.force_login(staff)
    url = f"/cms/conversations/{thread.pk}/"
    assert "Où sont les clés" in client.get(url).content.decode()
    assert not Message.objects.unread_by_staff().exists()
    client.post(url, {"action": "answer", "body": "À l'agence"})

    assert [need for need in needs_of(owner) if "Les clés" in str(need.text)]
    client.force_login(owner.user)
    assert "À l&#x27;agence" in client.get(thread.get_absolute_url()).content.decode()
    assert not Message.objects.unread_by(owner).exists()
    assert not [need for need in needs_of(owner) if "Les clés" in str(need.text)]


def test_the_menu_counts_what_is_unread(thread, staff, owner, client):
    write(thread, "Réponse", staff)
    client.force_login(owner.user)
    page = client.get("/fr/owner/messages/").content.decode()
    assert 'data-tone="accent">1<' in page


def test_a_closed_conversation_opens_again_with_the_next_message(thread, staff, owner, client):
    client.force_login(staff)
    client.post(f"/cms/conversations/{thread.pk}/", {"action": "close"})
    thread.refresh_from_db()
    assert thread.state == "closed"
    write(thread, "Encore une chose", owner.user)
    thread.refresh_from_db()
    assert thread.state == "open"


@pytest.mark.parametrize(
    "file",
    [
        pdf("virus.exe", b"MZ\x90"),
        pdf("page.pdf", b"<html>"),
        pdf("gros.pdf", b"%PDF-" + b"0" * (MEGABYTES * 1024 * 1024)),
    ],
    ids=["a program", "a page that says PDF", "too large"],
)
def test_files_of_other_kinds_or_too_large_are_refused_beside_the_field(
    thread, owner, client, file
):
    client.force_login(owner.user)
    file.seek(0)
    page = client.post(thread.get_absolute_url(), {"body": "Voici", "files": [file]})
    assert "files" in page.context["form"].errors
    assert Message.objects.count() == 1


def test_pictures_are_drawn_anew(thread, owner, client):
    client.force_login(owner.user)
    client.post(
        thread.get_absolute_url(), {"body": "Voici", "files": [picture(), picture("b.jpg")]}
    )
    first, _second = Message.objects.last().files.all()
    assert b"rue des Rosiers" not in first.file.read()


def test_another_owners_home_cannot_be_named(owner, other_owner_home, client):
    client.force_login(owner.user)
    data = {"subject": "Q", "home": other_owner_home.reference, "body": "…"}
    page = client.post("/fr/owner/messages/new/", data)
    assert "home" in page.context["form"].errors


@pytest.fixture
def other_owner_home(agency, french):
    from accounts.models import Owner, User
    from tests.conftest import make_home

    user = User.objects.create_user("other@example.org", "x")
    return make_home(Owner.objects.create(user=user), agency, french, "X01-01")


def test_an_owner_who_writes_without_end_is_asked_to_wait(thread, owner, client, settings):
    settings.ACCOUNT_RATE_LIMITS = settings.ACCOUNT_RATE_LIMITS | {"owner_message": "2/h/user"}
    client.force_login(owner.user)

    for number in range(4):
        client.post(thread.get_absolute_url(), {"body": f"Message {number}"})
    new = {"subject": "Encore", "body": "Encore"}
    assert client.post("/fr/owner/messages/new/", new).context["form"].errors

    assert thread.messages.count() == 3
    assert Thread.objects.count() == 1
