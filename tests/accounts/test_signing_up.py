"""Whoever books comes back to the booking, whatever they had to prove on the way."""

import pytest
from allauth.account.models import EmailAddress

from accounts.models import User

from .conftest import confirmed, log_in, mailed_code

pytestmark = [pytest.mark.requirement("M1-00"), pytest.mark.django_db]
BOOKING = "/fr/homes/deux-pieces/?arrival=2027-06-01"
FORM = {"name": "Lou Vidal", "email": "lou@example.org", "password1": "trois petits mots"}


def sign_up(client, language: str = "fr", **changes):
    return client.post(f"/{language}/accounts/signup/", FORM | {"next": BOOKING} | changes)


def enter(client, code: str, language: str = "fr"):
    return client.post(f"/{language}/accounts/confirm-email/", {"code": code})


def test_a_visitor_signs_up_by_code_and_comes_back_to_the_booking(client):
    assert sign_up(client).url == "/fr/accounts/confirm-email/"

    answer = enter(client, mailed_code())

    assert answer.url == BOOKING
    user = User.objects.get(email="lou@example.org")
    assert (user.name, user.language) == ("Lou Vidal", "fr")
    assert user.traveller
    assert client.get("/fr/stays/").status_code == 200


def test_the_page_of_the_code_says_where_it_was_sent(client):
    sign_up(client)

    assert "lou@example.org" in client.get("/fr/accounts/confirm-email/").text


def test_a_wrong_code_is_refused_beside_its_field_and_logs_nobody_in(client):
    sign_up(client)

    answer = enter(client, "ABC-DEF")

    assert answer.status_code == 200
    assert answer.context["verify_form"].errors["code"]
    assert client.get("/fr/stays/").status_code == 302
    assert enter(client, mailed_code()).url == BOOKING


def test_three_wrong_codes_end_the_sign_up(client):
    sign_up(client)
    code = mailed_code()
    for _attempt in range(3):
        enter(client, "ABC-DEF")

    enter(client, code)

    assert client.get("/fr/stays/").status_code == 302
    assert not EmailAddress.objects.filter(verified=True).exists()


def test_the_mail_is_in_the_language_of_the_sign_up(client, mailoutbox):
    sign_up(client, "en")

    letter = mailoutbox[0]
    assert letter.subject == "Your code to create your account"
    assert mailed_code() in letter.alternatives[0].content
    assert User.objects.get().language == "en"


def test_an_address_that_has_an_account_gets_the_same_answer_and_another_mail(
    client, traveller, mailoutbox
):
    confirmed(traveller.user)

    answer = sign_up(client, email=traveller.user.email)

    assert answer.url == "/fr/accounts/confirm-email/"
    assert User.objects.count() == 1
    assert "/password/reset/" in mailoutbox[0].body


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("email", "lou@"),
        ("email", ""),
        ("password1", "court"),
        ("password1", "password"),
        ("password1", "12345678901"),
        ("name", ""),
        ("name", "x" * 121),
    ],
)
def test_what_cannot_be_is_told_beside_its_field(client, field, value):
    answer = sign_up(client, **{field: value})

    assert answer.status_code == 200
    assert answer.context["form"].errors[field]
    assert not User.objects.exists()


def test_the_login_page_hands_the_booking_on_to_the_sign_up(client):
    answer = client.get("/fr/accounts/login/", {"next": BOOKING})

    assert answer.context["signup_url"] == (
        "/fr/accounts/signup/?next=%2Ffr%2Fhomes%2Fdeux-pieces%2F%3Farrival%3D2027-06-01"
    )


def test_logging_in_leads_back_to_the_booking(client, traveller):
    confirmed(traveller.user)

    answer = client.post(
        "/fr/accounts/login/",
        {"login": traveller.user.email, "password": "un mot de passe assez long", "next": BOOKING},
    )

    assert answer.url == BOOKING


def test_another_site_is_never_a_way_back(client, traveller):
    confirmed(traveller.user)

    answer = log_in(client, traveller.user.email, query="?next=https://evil.example/")

    assert answer.url == "/fr/stays/"


def test_a_login_leads_to_ones_stays_in_ones_own_language(client, traveller):
    confirmed(traveller.user)
    User.objects.update(language="es")

    assert log_in(client, traveller.user.email).url == "/es/stays/"


def test_a_forgotten_password_is_replaced_by_code(client, traveller):
    confirmed(traveller.user)
    answer = client.post("/fr/accounts/password/reset/", {"email": traveller.user.email})
    assert answer.url == "/fr/accounts/password/reset/confirm/"

    answer = client.post(answer.url, {"code": mailed_code()})
    new = {"password1": "quatre petits mots neufs", "password2": "quatre petits mots neufs"}
    client.post(answer.url, new)

    answer = log_in(client, traveller.user.email, new["password1"])
    assert answer.url == "/fr/stays/"
