"""One's own space: what one may change, and what one may not see of others."""

import pytest

from accounts.models import User

from .conftest import confirmed

pytestmark = pytest.mark.django_db
PAGES = [
    "account/profile/",
    "account/security/",
    "account/privacy/",
    "account/privacy/leave/",
    "stays/",
]
ALLAUTH_PAGES = ["email/", "password/change/", "2fa/", "2fa/webauthn/", "sessions/"]


@pytest.mark.parametrize("path", PAGES)
def test_whoever_is_not_logged_in_is_asked_to(client, path):
    answer = client.get(f"/fr/{path}")

    assert answer.status_code == 302
    assert answer.url.startswith("/fr/accounts/login/?next=")


@pytest.mark.parametrize("language", ["fr", "en", "es"])
@pytest.mark.parametrize("path", [f"accounts/{page}" for page in ALLAUTH_PAGES] + PAGES)
def test_every_page_of_ones_own_space_opens_in_every_language(client, traveller, language, path):
    confirmed(traveller.user)
    client.force_login(traveller.user)

    answer = client.get(f"/{language}/{path}", follow=True)

    assert answer.status_code == 200
    assert f'<html lang="{language}"' in answer.text


@pytest.mark.parametrize("path", ["login/", "signup/", "password/reset/", "inactive/"])
@pytest.mark.parametrize("language", ["fr", "en", "es"])
def test_every_entrance_opens_in_every_language(client, language, path):
    assert f'<html lang="{language}"' in client.get(f"/{language}/accounts/{path}").text


def test_changing_the_language_switches_the_site(client, traveller):
    client.force_login(traveller.user)
    form = {"name": "Ana Souza", "phone": "+33612345678", "language": "es"}

    answer = client.post("/fr/account/profile/", form)

    assert answer.url == "/es/account/profile/"
    assert client.cookies["django_language"].value == "es"
    user = User.objects.get(pk=traveller.user_id)
    assert (user.language, user.phone.as_e164) == ("es", "+33612345678")


def test_a_french_number_needs_no_country_code(client, traveller):
    client.force_login(traveller.user)

    client.post(
        "/fr/account/profile/", {"name": "Ana", "phone": "06 12 34 56 78", "language": "fr"}
    )

    assert User.objects.get(pk=traveller.user_id).phone.as_e164 == "+33612345678"


@pytest.mark.parametrize(
    ("field", "value"), [("name", ""), ("name", "x" * 121), ("phone", "12"), ("language", "tlh")]
)
def test_a_profile_that_cannot_be_is_told_beside_its_field(client, traveller, field, value):
    client.force_login(traveller.user)
    form = {"name": "Ana Souza", "phone": "", "language": "fr"} | {field: value}

    answer = client.post("/fr/account/profile/", form)

    assert answer.status_code == 200
    assert answer.context["form"].errors[field]
    assert User.objects.get(pk=traveller.user_id).name == "Ana Souza"


def test_changing_the_password_asks_for_the_present_one(client, traveller):
    confirmed(traveller.user)
    client.force_login(traveller.user)
    new = "quatre petits mots neufs"

    answer = client.post(
        "/fr/accounts/password/change/", {"oldpassword": "x", "password1": new, "password2": new}
    )

    assert answer.context["form"].errors["oldpassword"]


@pytest.mark.parametrize("path", ["email/", "2fa/totp/activate/", "2fa/webauthn/add/"])
def test_what_matters_for_the_account_asks_again_who_one_is(client, traveller, path):
    confirmed(traveller.user)
    client.force_login(traveller.user)

    answer = client.post(f"/fr/accounts/{path}", {"email": "new@example.org", "action_add": ""})

    assert answer.url.startswith("/fr/accounts/reauthenticate/")
