"""Stripe's webhooks: forged ones touch nothing, true ones are acted on once, in any order."""

import itertools
import json
import time
from datetime import timedelta

import pytest
import time_machine
from django.db import transaction
from django.test import Client
from django.utils import timezone

from billing import gateway
from billing.models import Document, Payment, Refund, StripeEvent
from billing.services import cancel
from billing.services.events import forget_old, poll, process, store
from bookings.models import Stay
from core.models import OutboxEntry
from tests.payments import checkout_for, open_payment

from .events import URL, deliver, event, repayment, session, sign

BODY = event("checkout.session.completed", {"id": "cs_1"})
TRUE = sign(BODY, "whsec_test", at=1_800_000_000)

FORGED = {
    "no header": (BODY, ""),
    "nonsense": (BODY, "nonsense"),
    "no time": (BODY, lambda: sign(BODY).split(",", 1)[1]),
    "no signature": (BODY, lambda: sign(BODY).split(",")[0]),
    "another secret": (BODY, lambda: sign(BODY, "whsec_other")),
    "the key as secret": (BODY, lambda: sign(BODY, "sk_test_pcs_sandbox")),
    "another body": (BODY.replace(b"cs_1", b"cs_2"), lambda: sign(BODY)),
    "a byte more": (BODY + b" ", lambda: sign(BODY)),
    "ten minutes old": (BODY, lambda: sign(BODY, at=time.time() - 600)),
    "an old one with a new time": (BODY, f"t={int(time.time())},{TRUE.split(',')[1]}"),
    "the wrong scheme": (BODY, lambda: sign(BODY).replace("v1=", "v0=")),
    "an empty signature": (BODY, lambda: sign(BODY).split("v1=")[0] + "v1="),
    "letters no signature has": (BODY, lambda: sign(BODY).split("v1=")[0] + "v1=é"),
    "no UTF-8": (b"\xff\xfe", lambda: sign(BODY)),
}


@pytest.mark.requirement("X-PAY-01")
@pytest.mark.parametrize(("body", "signature"), FORGED.values(), ids=FORGED)
def test_a_forged_webhook_is_refused_without_touching_the_database(
    body, signature, django_assert_num_queries, db
):
    header = signature() if callable(signature) else signature
    with django_assert_num_queries(0):
        assert deliver(body, header) == 400
    assert not StripeEvent.objects.exists()


def test_a_refusal_takes_less_than_50_ms(db):
    deliver(BODY, "nonsense")
    began = time.perf_counter()
    deliver(BODY, "nonsense")
    assert time.perf_counter() - began < 0.05


@pytest.mark.parametrize("body", [b"not json", b"[]", b"null", b"{}", b'{"id": "evt_1"}'])
def test_signed_bytes_that_are_no_event_are_refused(body, db):
    assert deliver(body) == 400
    assert not StripeEvent.objects.exists()


def test_only_a_post_of_a_reasonable_size_is_read(db):
    assert Client().get(URL).status_code == 405
    assert deliver(b" " * (512 * 1024 + 1)) == 413
    odd = Client().post(URL, BODY, content_type="application/json", CONTENT_LENGTH="many")
    assert odd.status_code == 411


@pytest.fixture
def payment(held_stay) -> Payment:
    return open_payment(held_stay)


@pytest.fixture
def work(django_capture_on_commit_callbacks):
    """Deliver events, then let the worker act on them, as it does after each commit."""

    def act(*bodies: bytes) -> None:
        with django_capture_on_commit_callbacks(execute=True):
            for body in bodies:
                assert deliver(body) == 200

    return act


def completed(payment, number=1, **fields) -> bytes:
    return event("checkout.session.completed", session(payment, **fields), number)


@pytest.mark.requirement("M1-W2", "X-PAY-01")
def test_a_signed_event_confirms_the_stay(payment, work):
    work(completed(payment))

    payment.refresh_from_db()
    assert payment.state == Payment.State.PAID
    assert payment.stay.state == Stay.State.CONFIRMED
    assert StripeEvent.objects.get().processed_at


@pytest.mark.requirement("X-PAY-01")
def test_sixteen_deliveries_have_one_effect(payment, work):
    work(*[completed(payment)] * 16)
    work(completed(payment))
    work(completed(payment, number=2))  # the same news in another event

    assert StripeEvent.objects.count() == 2
    assert Document.objects.count() == 1
    assert not Refund.objects.exists()


WRONG = {
    "another amount": {"amount_total": 100},
    "nothing": {"amount_total": None},
    "dollars": {"currency": "usd"},
}


@pytest.mark.parametrize("wrong", WRONG.values(), ids=WRONG)
def test_another_amount_or_currency_confirms_nothing(payment, work, wrong):
    work(completed(payment, **wrong))

    payment.refresh_from_db()
    assert payment.state == Payment.State.MISMATCH
    assert payment.stay.state == Stay.State.HOLD
    assert not Document.objects.exists()


ELSEWHERE = {
    "no metadata": {"metadata": None},
    "an unknown payment": {"metadata": {"payment": "999999"}},
    "no number": {"metadata": {"payment": "1 OR 1=1"}},
    "a huge number": {"metadata": {"payment": "9" * 60}},
    "another session": {"id": "cs_of_someone_else"},
    "not paid": {"payment_status": "unpaid"},
    "still open": {"status": "open", "payment_status": "unpaid"},
}


@pytest.mark.parametrize("fields", ELSEWHERE.values(), ids=ELSEWHERE)
def test_an_event_about_something_else_changes_nothing(payment, work, fields):
    Payment.objects.update(session="cs_ours")
    payment.refresh_from_db()
    work(completed(payment, **fields))

    payment.refresh_from_db()
    assert payment.state == Payment.State.OPEN
    assert StripeEvent.objects.get().processed_at


def test_an_unknown_type_is_kept_and_ignored(payment, work):
    work(event("radar.early_fraud_warning.created", {"id": "issfr_1"}))

    assert StripeEvent.objects.get().processed_at


@pytest.mark.requirement("X-PAY-01")
def test_the_five_events_of_a_checkout_come_in_any_order(payment):
    """All 120 orders, each on the same payment put back to where it was."""
    news = [
        event("customer.created", {"id": "cus_1"}, 1),
        event("payment_intent.created", {"id": "pi_1"}, 2),
        event("charge.succeeded", {"id": "ch_1", "payment_intent": "pi_1"}, 3),
        event("payment_intent.succeeded", {"id": "pi_1"}, 4),
        completed(payment, number=5),
    ]
    kept = [_kept(body).pk for body in news]
    for order in itertools.permutations(kept):
        with transaction.atomic():
            for event_pk in order:
                process(event_pk)
            payment.refresh_from_db()
            assert payment.state == Payment.State.PAID
            assert Document.objects.count() == 1
            transaction.set_rollback(True)


def _kept(body: bytes) -> StripeEvent:
    data = json.loads(body)
    return store(data["id"], data["type"], data)


def test_an_expired_page_then_a_late_duplicate_leave_the_payment_expired(payment, work):
    work(event("checkout.session.expired", session(payment, status="expired")))
    payment.refresh_from_db()
    assert payment.state == Payment.State.EXPIRED


class TestRefunds:
    @pytest.fixture
    def refund(self, paid_stay) -> Refund:
        cancel(paid_stay, paid_stay.traveller.user)
        return Refund.objects.get()

    def news(self, refund, status, number):
        kind = "refund.failed" if status == "failed" else "refund.updated"
        return event(kind, repayment(refund, status=status), number)

    @pytest.mark.parametrize("order", list(itertools.permutations(["pending", "succeeded"])))
    def test_pending_and_succeeded_in_any_order_is_done_once(self, refund, work, order):
        work(*[self.news(refund, status, n) for n, status in enumerate(order)])

        refund.refresh_from_db()
        assert refund.state == Refund.State.DONE
        assert refund.payment.stay.entries.filter(key=f"refund:{refund.pk}").count() == 1

    @pytest.mark.parametrize("order", list(itertools.permutations(["failed", "succeeded"])))
    def test_a_failure_is_never_taken_back(self, refund, work, order):
        work(*[self.news(refund, status, n) for n, status in enumerate(order)])

        refund.refresh_from_db()
        assert refund.state == Refund.State.FAILED

    def test_news_of_a_refund_before_we_know_its_number(self, refund, work, monkeypatch):
        """Stripe's event may overtake the answer to our own request."""
        work(self.news(refund, "succeeded", 1))
        asked = []
        monkeypatch.setattr(gateway, "refund", lambda *args: asked.append(args))

        from billing.handlers import send_refund

        send_refund({"refund": refund.pk})
        assert not asked

    def test_a_refund_made_by_hand_at_stripe_changes_nothing_here(self, refund, work):
        work(event("refund.created", repayment(refund, metadata={})))
        refund.refresh_from_db()
        assert refund.state == Refund.State.PENDING


class TestPoll:
    """A webhook may be lost for ever: every few minutes we ask."""

    def test_it_finds_a_payment_whose_webhook_was_lost(self, payment, monkeypatch, travel):
        Payment.objects.update(session="cs_1")
        monkeypatch.setattr(
            gateway, "find_checkout", lambda number: checkout_for(payment, id=number)
        )
        assert poll() == 0  # too young: the webhook is probably on its way
        travel(minutes=5)

        assert poll() == 1
        payment.refresh_from_db()
        assert payment.state == Payment.State.PAID
        assert poll() == 0

    def test_it_finds_a_refund_whose_webhook_was_lost(self, paid_stay, monkeypatch, travel):
        cancel(paid_stay, paid_stay.traveller.user)
        Refund.objects.update(stripe_id="re_1")
        found = gateway.Repayment("re_1", "succeeded")
        monkeypatch.setattr(gateway, "find_refund", lambda number: found)
        travel(minutes=5)

        assert poll() == 1
        assert Refund.objects.get().state == Refund.State.DONE

    def test_one_that_stripe_does_not_know_does_not_hide_the_others(
        self, payment, paid_and_lost, monkeypatch, travel
    ):
        def find(number):
            if number == "cs_unknown":
                raise gateway.GatewayError
            return checkout_for(paid_and_lost, id=number)

        monkeypatch.setattr(gateway, "find_checkout", find)
        Payment.objects.filter(pk=payment.pk).update(session="cs_unknown")
        travel(minutes=5)

        assert poll() == 1
        paid_and_lost.refresh_from_db()
        assert paid_and_lost.state == Payment.State.PAID

    @pytest.fixture
    def paid_and_lost(self, other_home, stranger, arrival):
        from datetime import timedelta

        from billing.services import book
        from catalogue.pricing import Party

        stay = book(other_home, stranger, arrival, arrival + timedelta(days=2), Party(1)).stay
        payment = open_payment(stay)
        Payment.objects.filter(pk=payment.pk).update(session="cs_lost")
        payment.refresh_from_db()
        return payment


def test_an_event_that_cannot_be_acted_on_is_kept_with_its_error(work, db):
    work(json.dumps({"id": "evt_9", "type": "checkout.session.completed"}).encode())

    assert StripeEvent.objects.get().processed_at is None
    assert "KeyError" in OutboxEntry.objects.get(kind="billing.stripe_event").last_error


@pytest.mark.django_db
def test_an_old_event_is_emptied_and_still_processed_only_once():
    kept = store("evt_old", "charge.updated", {"id": "evt_old", "data": {"object": {}}})
    process(kept.pk)
    with time_machine.travel(timezone.now() + timedelta(days=91)):
        forget_old()
    kept.refresh_from_db()
    assert kept.payload == {}

    assert store("evt_old", "charge.updated", {"id": "evt_old"}) == kept
    process(kept.pk)
