"""An account is deleted by forgetting the person; the books keep what the law asks."""

from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.test import Client
from django.utils import timezone

from accounts.models import User
from accounts.services import CannotLeave, Obstacle, anonymise
from bookings.models import Stay
from core.models import OutboxEntry
from notifications.models import LocalMail
from tests.conftest import PASSWORD

from .conftest import add_passkey, confirmed, log_in

pytestmark = [pytest.mark.requirement("X-LEG-06"), pytest.mark.django_db]
LEAVE = "/fr/account/privacy/leave/"


def prove(client: Client) -> None:
    """Say again who one is, as asked before something that matters."""
    answer = client.get(LEAVE)
    assert answer.url.startswith("/fr/accounts/reauthenticate/")
    assert client.post(answer.url, {"password": PASSWORD}).url == LEAVE


def test_the_account_is_deleted_after_saying_again_who_one_is(client, traveller):
    confirmed(traveller.user)
    log_in(client, traveller.user.email)
    client.session["account_authentication_methods"] = []
    client.cookies.clear()
    client.force_login(traveller.user)
    prove(client)
    assert client.get(LEAVE).status_code == 200

    assert client.post(LEAVE).url == "/fr/account/privacy/left/"

    user = User.objects.get(pk=traveller.user_id)
    assert (user.name, str(user.phone), user.is_active) == ("", "", False)
    assert "souza" not in user.email
    assert client.get("/fr/stays/").status_code == 302


def test_nobody_logs_in_to_a_deleted_account(client, traveller):
    email = confirmed(traveller.user).email
    anonymise(traveller.user)

    answer = log_in(client, email)

    assert answer.status_code == 200
    assert "_auth_user_id" not in client.session


def test_every_session_and_every_way_in_ends(client, traveller):
    email = confirmed(traveller.user).email
    log_in(client, email)
    other = Client()
    log_in(other, email)
    add_passkey(traveller.user)

    anonymise(traveller.user)

    assert other.get("/fr/stays/").status_code == 302
    for rows in (Authenticator, EmailAddress, UserSession):
        assert not rows.objects.filter(user=traveller.user).exists()


def test_the_mails_written_to_the_person_are_erased_and_those_of_others_kept(traveller, stranger):
    for person in (traveller, stranger):
        to = person.user.email
        LocalMail.objects.create(to=to, subject="Bonjour", text="Votre séjour")
        OutboxEntry.objects.create(kind="notifications.mail", key=to, payload={"to": [to]})

    anonymise(traveller.user)

    assert LocalMail.objects.get().to == stranger.user.email
    assert OutboxEntry.objects.get(kind="notifications.mail").key == stranger.user.email


def test_a_stay_to_come_keeps_the_account(client, traveller, paid_stay):
    client.force_login(traveller.user)

    assert "notice" in client.get("/fr/account/privacy/").text
    assert client.get("/fr/account/privacy/").context["obstacle"] == Obstacle.STAY
    with pytest.raises(CannotLeave):
        anonymise(traveller.user)
    assert User.objects.get(pk=traveller.user_id).name == "Ana Souza"


def test_past_stays_and_invoices_stay_in_the_books(traveller, paid_stay):
    invoice = paid_stay.documents.get()
    yesterday = timezone.localdate() - timedelta(days=1)
    Stay.objects.filter(pk=paid_stay.pk).update(
        arrival=yesterday - timedelta(days=3), departure=yesterday
    )

    anonymise(traveller.user)

    invoice.refresh_from_db()
    assert "Ana Souza" in invoice.buyer
    assert str(Stay.objects.get(pk=paid_stay.pk).traveller) != "Ana Souza"


@pytest.mark.parametrize("who", ["owner", "staff"])
def test_who_is_bound_by_a_contract_does_not_leave_alone(who, request, client):
    person = request.getfixturevalue(who)
    user = getattr(person, "user", person)

    with pytest.raises(CannotLeave):
        anonymise(user)
    client.force_login(user)
    assert client.get("/fr/account/privacy/").context["obstacle"] == Obstacle.ROLE
