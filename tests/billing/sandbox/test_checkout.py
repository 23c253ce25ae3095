"""What a customer lives through on the hosted page, and what the shop sees of it."""

from concurrent.futures import ThreadPoolExecutor

import pytest
import requests

from tests.billing.sandbox.conftest import line, submit

CHALLENGED = "4000 0027 6000 3184"


@pytest.mark.requirement("M1-W2")
def test_an_accepted_card_pays_and_brings_the_customer_back(client, new_session):
    session = new_session(payment_intent_data={"metadata": {"stay": "S-1"}})

    answer = submit(session.url)

    assert answer.status_code == 303
    assert answer.headers["Location"] == f"http://shop.test/paid?session={session.id}"
    paid = client.v1.checkout.sessions.retrieve(session.id, {"expand": ["payment_intent"]})
    assert (paid.status, paid.payment_status, paid.url) == ("complete", "paid", None)
    assert (paid.payment_intent.status, paid.payment_intent.amount_received) == ("succeeded", 12000)
    assert paid.payment_intent.metadata.stay == "S-1"
    assert paid.customer_details.email == "camille@example.com"


@pytest.mark.requirement("M1-W2")
@pytest.mark.parametrize(
    ("number", "code", "decline_code", "words"),
    [
        ("4000 0000 0000 0002", "card_declined", "generic_decline", "was declined"),
        ("4000 0000 0000 9995", "card_declined", "insufficient_funds", "insufficient funds"),
        ("4000 0000 0000 0069", "expired_card", "expired_card", "has expired"),
        ("4000 0000 0000 0127", "incorrect_cvc", "incorrect_cvc", "security code"),
        # A real card has no business here.
        ("4970 1012 3456 7893", "card_declined", "test_mode_live_card", "no real card"),
    ],
)
def test_a_declined_card_says_why_and_may_be_replaced(
    client, new_session, number, code, decline_code, words
):
    session = new_session()

    answer = submit(session.url, number)

    assert answer.status_code == 402
    assert words in answer.text
    seen = client.v1.checkout.sessions.retrieve(session.id, {"expand": ["payment_intent"]})
    error = seen.payment_intent.last_payment_error
    assert (seen.status, seen.payment_status) == ("open", "unpaid")
    assert (error.code, error.decline_code) == (code, decline_code)
    assert submit(session.url).status_code == 303


@pytest.mark.requirement("X-PAY-01")
def test_three_d_secure_pays_once_the_customer_approves(client, new_session):
    session = new_session()

    asked = submit(session.url, CHALLENGED)
    bank = asked.headers["Location"]

    intent = intent_of(client, session)
    assert (asked.status_code, intent.status) == (302, "requires_action")
    assert intent.next_action.redirect_to_url.url.endswith(bank)
    assert "3184" in requests.get(session.url + "/bank", timeout=10).text
    approved = answer_bank(session, "approve")
    assert approved.headers["Location"] == f"http://shop.test/paid?session={session.id}"
    assert intent_of(client, session).status == "succeeded"


@pytest.mark.requirement("X-PAY-01")
def test_three_d_secure_refused_pays_nothing(client, new_session):
    session = new_session()
    submit(session.url, CHALLENGED)

    back = answer_bank(session, "refuse")

    assert session.url.endswith(back.headers["Location"])
    assert "did not confirm" in requests.get(session.url, timeout=10).text
    error = intent_of(client, session).last_payment_error
    assert error.code == "payment_intent_authentication_failure"
    assert answer_bank(session, "approve").status_code == 302
    assert intent_of(client, session).status == "requires_payment_method"


@pytest.mark.parametrize(
    ("field", "typed", "words"),
    [
        ("number", "", "Enter your card number"),
        ("number", "4242 4242", "incomplete"),
        ("number", "4242 4242 4242 4241", "not valid"),
        ("number", "４２４２ ４２４２ ４２４２ ４２４２", "incomplete"),  # full-width digits
        ("number", "4" * 60, "at most 40"),
        ("expiry", "13 / 40", "month and year"),
        ("expiry", "12", "month and year"),
        ("expiry", "01 / 20", "in the past"),
        ("cvc", "12", "3 digits"),
        ("cvc", "\x00\x00\x00", "Null characters"),
        ("name", "", "Enter the name"),
    ],
)
def test_a_slip_is_told_beside_its_field(new_session, field, typed, words):
    session = new_session()

    answer = submit(session.url, **{"number": "4242 4242 4242 4242", field: typed})

    assert answer.status_code == 422
    assert words in answer.text
    assert f'id="id_{field}_error"' in answer.text
    assert 'aria-invalid="true"' in answer.text


def test_american_express_has_four_digits(new_session):
    session = new_session()

    assert "4 digits" in submit(session.url, "3782 822463 10005").text
    assert submit(session.url, "3782 822463 10005", cvc="1234").status_code == 303


def test_an_unknown_customer_gives_an_address_to_write_to(client, new_session):
    session = new_session(customer_email=None)

    assert "Enter your e-mail" in submit(session.url).text
    submit(session.url, email="alex@example.com")

    paid = client.v1.checkout.sessions.retrieve(session.id)
    assert paid.customer_details.email == "alex@example.com"


def test_the_number_of_a_real_card_is_kept_nowhere(sandbox, new_session):
    number = "4970101234567893"
    session = new_session()

    assert submit(session.url, number).status_code == 402

    files = sandbox.database.parent.glob("sandbox.sqlite3*")
    assert not any(number.encode() in file.read_bytes() for file in files)


@pytest.mark.requirement("X-PAY-01")
def test_pressing_the_button_many_times_pays_once(client, new_session):
    session = new_session()

    with ThreadPoolExecutor(8) as hands:
        answers = list(hands.map(lambda _: submit(session.url), range(8)))

    assert {answer.status_code for answer in answers} == {303}
    charges = client.v1.charges.list({"payment_intent": intent_of(client, session).id})
    assert len(charges.data) == 1


def test_a_paid_page_says_so_and_leads_back(paid_session, new_session):
    session = new_session()
    submit(session.url)

    page = requests.get(session.url, timeout=10)

    assert "This payment is made" in page.text
    assert f"http://shop.test/paid?session={session.id}" in page.text


def test_an_expired_page_takes_no_card(client, new_session):
    session = new_session()
    submit(session.url, "4000 0000 0000 0002")
    client.v1.checkout.sessions.expire(session.id)

    page = submit(session.url)

    assert "has expired" in page.text
    seen = client.v1.checkout.sessions.retrieve(session.id, {"expand": ["payment_intent"]})
    assert (seen.status, seen.payment_intent.status) == ("expired", "canceled")


def test_a_session_never_opened_is_not_found(sandbox):
    assert requests.get(f"{sandbox.url}/c/pay/cs_test_a1nothing", timeout=10).status_code == 404


@pytest.mark.parametrize(
    ("locale", "words"),
    [("fr", "Payer par carte"), ("es", "Pagar con tarjeta"), ("en", "Pay by card")],
)
def test_the_page_speaks_the_language_of_the_session(new_session, locale, words):
    page = requests.get(new_session(locale=locale).url, timeout=10)

    assert f'<html lang="{locale}">' in page.text
    assert words in page.text


def test_the_page_shows_every_line_and_their_total(new_session):
    items = [line("Three nights", 12000), line("Tourist tax", 350, quantity=6)]

    page = requests.get(new_session(line_items=items).url, timeout=10).text

    assert all(words in page for words in ("Three nights", "× 6", "€21.00", "€141.00"))


def test_the_pages_allow_nothing_foreign_but_the_way_back(new_session):
    policy = requests.get(new_session().url, timeout=10).headers["Content-Security-Policy"]

    assert "default-src 'none'" in policy
    assert "form-action 'self' http://shop.test" in policy


def intent_of(client, session):
    seen = client.v1.checkout.sessions.retrieve(session.id, {"expand": ["payment_intent"]})
    return seen.payment_intent


def answer_bank(session, answer: str) -> requests.Response:
    return requests.post(
        f"{session.url}/bank", data={"answer": answer}, allow_redirects=False, timeout=10
    )
