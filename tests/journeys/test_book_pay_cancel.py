"""From the dates to the credit note: our site and the real SDK against the payment sandbox."""

import json
from datetime import timedelta
from decimal import Decimal
from queue import Queue
from urllib.parse import urlencode, urlsplit

import pytest
import requests
from django.test import Client

from billing.models import Payment, Refund, StripeEvent
from billing.services.events import poll
from bookings.models import Stay
from core import outbox
from notifications.models import LocalMail

ACCEPTED = "4242 4242 4242 4242"
CHALLENGED = "4000 0027 6000 3184"
PATIENCE = 15  # seconds for the sandbox to send what it has


class Visitor:
    """A traveller's browser: on our site through Django's client, at the bank over HTTP."""

    def __init__(self, user) -> None:
        self.site = Client()
        self.site.force_login(user)

    def book(self, home, arrival, nights=3) -> str:
        """The address of the bank's page for a stay that is now held."""
        query = {
            "home": home.reference,
            "arrival": arrival,
            "departure": arrival + timedelta(days=nights),
            "adults": 2,
        }
        words = {"name": "Ana Souza", "terms": "on"}
        held = self.site.post(f"/fr/stays/book/?{urlencode(query)}", words)
        return self.site.post(held.url).url

    def pay(self, page: str, number: str = ACCEPTED) -> requests.Response:
        card = {"number": number, "expiry": "12 / 40", "cvc": "123", "name": "Ana Souza"}
        return requests.post(page, data=card, allow_redirects=False, timeout=10)

    def come_back(self, answer: requests.Response):
        return self.site.get(urlsplit(answer.headers["Location"]).path)


@pytest.fixture
def visitor(traveller, webhooks) -> Visitor:
    return Visitor(traveller.user)


def carry(webhooks: Queue, until: str) -> None:
    """Bring the webhooks to the site, up to the first of a kind, and let the worker work."""
    kind = ""
    while kind != until:
        received = webhooks.get(timeout=PATIENCE)
        kind = json.loads(received.payload)["type"]
        answer = Client().post(
            "/webhooks/stripe/",
            received.payload,
            content_type="application/json",
            headers={"Stripe-Signature": received.signature},
        )
        assert answer.status_code == 200
    outbox.deliver_due()


@pytest.mark.requirement("M1-T0", "M1-T5", "M1-W2", "M1-W4", "X-PAY-01", "X-CAL-12")
def test_book_pay_read_the_papers_cancel_and_get_the_money_back(
    visitor, home, arrival, traveller, webhooks
):
    paid = visitor.pay(visitor.book(home, arrival))
    back = visitor.come_back(paid)
    outbox.deliver_due()

    stay = traveller.stays.get()
    assert back.url == f"/fr/stays/{stay.reference}/"
    assert stay.state == Stay.State.CONFIRMED
    invoice = stay.documents.get()
    assert LocalMail.objects.get().attachments.filter(name=f"{invoice.number}.pdf").exists()
    assert visitor.site.get(f"/fr/documents/{invoice.number}/").status_code == 200
    assert visitor.site.get(f"/fr/stays/{stay.reference}/contract/").status_code == 200

    visitor.site.post(f"/fr/stays/{stay.reference}/cancel/")
    outbox.deliver_due()

    refund = Refund.objects.get()
    assert (refund.state, refund.amount) == (Refund.State.DONE, Decimal("408.78"))
    note = stay.documents.latest("pk")
    assert visitor.site.get(f"/fr/documents/{note.number}/").status_code == 200
    assert not home.nights.exists()

    # The webhooks come last, as they well may, and change nothing any more.
    carry(webhooks, until="checkout.session.completed")
    assert StripeEvent.objects.exists()
    assert stay.documents.count() == 2


@pytest.mark.requirement("X-PAY-01")
def test_the_webhook_alone_confirms_for_whoever_closes_the_browser(
    visitor, home, arrival, traveller, webhooks
):
    visitor.pay(visitor.book(home, arrival))

    carry(webhooks, until="checkout.session.completed")

    assert traveller.stays.get().state == Stay.State.CONFIRMED


def test_the_poll_alone_confirms_when_the_webhook_is_lost(visitor, home, arrival, traveller):
    visitor.pay(visitor.book(home, arrival))
    Payment.objects.update(created_at="2026-01-01T00:00:00Z")

    assert poll() == 1
    assert traveller.stays.get().state == Stay.State.CONFIRMED


@pytest.mark.parametrize(
    "number", ["4000 0000 0000 0002", "4000 0000 0000 9995", "4000 0000 0000 0069"]
)
def test_a_refused_card_costs_nothing_and_another_may_be_tried(
    visitor, home, arrival, traveller, number
):
    page = visitor.book(home, arrival)

    assert visitor.pay(page, number).status_code == 402
    assert traveller.stays.get().is_held
    assert visitor.come_back(visitor.pay(page)).status_code == 302
    assert traveller.stays.get().state == Stay.State.CONFIRMED


@pytest.mark.requirement("X-PAY-01")
@pytest.mark.parametrize(
    ("answer", "state"), [("approve", Stay.State.CONFIRMED), ("refuse", Stay.State.HOLD)]
)
def test_the_banks_question_is_answered_first(visitor, home, arrival, traveller, answer, state):
    page = visitor.book(home, arrival)
    assert visitor.pay(page, CHALLENGED).status_code == 302

    data = {"answer": answer}
    back = requests.post(f"{page}/bank", data=data, allow_redirects=False, timeout=10)
    if answer == "approve":
        visitor.come_back(back)

    assert traveller.stays.get().state == state


def test_a_dropped_hold_closes_the_banks_page(visitor, home, arrival, traveller):
    page = visitor.book(home, arrival)

    visitor.site.post(f"/fr/stays/{traveller.stays.get().reference}/pay/give-back/")
    outbox.deliver_due()

    assert visitor.pay(page).status_code != 303


@pytest.mark.requirement("X-CAL-12")
def test_a_longer_stay_is_paid_and_a_shorter_one_paid_back(
    visitor, home, arrival, traveller, webhooks
):
    visitor.come_back(visitor.pay(visitor.book(home, arrival)))
    stay = traveller.stays.get()
    wish = {"arrival": arrival, "departure": arrival + timedelta(days=5), "adults": 2}

    waiting = visitor.site.post(f"/fr/stays/{stay.reference}/change/", wish)
    visitor.come_back(visitor.pay(visitor.site.post(waiting.url).url))
    stay.refresh_from_db()
    assert stay.night_count == 5

    shorter = wish | {"departure": arrival + timedelta(days=1)}
    visitor.site.post(f"/fr/stays/{stay.reference}/change/", shorter)
    outbox.deliver_due()
    assert not Refund.objects.exclude(state=Refund.State.DONE).exists()
    # The difference was paid by a second card payment: both give some back.
    assert Refund.objects.count() == 2
    paid = sum(payment.amount for payment in stay.payments.all())
    back = sum(refund.amount for refund in Refund.objects.all())
    assert paid - back == stay.quotes.latest().total
