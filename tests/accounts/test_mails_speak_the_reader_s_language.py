"""Whoever has an account reads mails in their own language, wherever they asked for them."""

import pytest

from accounts.models import User

from .conftest import confirmed

pytestmark = [pytest.mark.requirement("X-I18-02"), pytest.mark.django_db]
NEW = "quatre petits mots neufs"


@pytest.fixture
def spanish(traveller) -> User:
    """Someone who reads Spanish."""
    User.objects.filter(pk=traveller.user_id).update(language="es")
    traveller.user.refresh_from_db()
    return confirmed(traveller.user)


def test_a_code_asked_for_on_the_english_site(client, spanish, mailoutbox):
    client.post("/en/accounts/password/reset/", {"email": spanish.email.upper()})

    letter = mailoutbox[0]
    assert letter.subject == "Su código para una contraseña nueva"
    assert '<html lang="es"' in letter.alternatives[0].content


def test_a_sign_up_with_an_address_that_has_an_account(client, spanish, mailoutbox):
    form = {"name": "Ana", "email": spanish.email, "password1": NEW}
    client.post("/fr/accounts/signup/", form)

    assert "/es/accounts/password/reset/" in mailoutbox[0].body


def test_a_notice_that_something_changed(client, spanish, mailoutbox):
    client.force_login(spanish)
    old = "un mot de passe assez long"

    client.post(
        "/fr/accounts/password/change/", {"oldpassword": old, "password1": NEW, "password2": NEW}
    )

    assert mailoutbox[0].subject == "Se ha cambiado su contraseña"


def test_a_language_that_has_left_the_site_is_french(client, spanish, mailoutbox):
    User.objects.update(language="pt")

    client.post("/en/accounts/password/reset/", {"email": spanish.email})

    assert mailoutbox[0].subject == "Votre code pour un nouveau mot de passe"


def test_an_address_we_do_not_know_is_answered_in_the_language_of_the_page(
    client, spanish, mailoutbox
):
    client.post("/en/accounts/password/reset/", {"email": "nobody@example.org"})

    assert mailoutbox[0].subject == "No account with this address"
    assert "/en/accounts/signup/" in mailoutbox[0].body


def test_the_page_itself_stays_in_the_language_it_was_asked_in(client, spanish):
    answer = client.post("/en/accounts/password/reset/", {"email": spanish.email}, follow=True)

    assert '<html lang="en"' in answer.text
