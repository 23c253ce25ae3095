from datetime import timedelta
from decimal import Decimal

import pytest
import time_machine
from django.utils import timezone

from billing.models import Document, Entry, Payment, Refund
from billing.services import book, cancel
from billing.services.settlement import settle
from bookings.models import Night, Stay
from catalogue.pricing import Party
from core.money import ZERO
from tests.payments import checkout_for, open_payment, pay


@pytest.fixture
def after_the_hold():
    with time_machine.travel(timezone.now() + timedelta(minutes=40)):
        yield


def balance(account: str) -> Decimal:
    lines = [line for entry in Entry.objects.all() for line in entry.lines.all()]
    return sum((li.debit - li.credit for li in lines if li.account == account), ZERO)


def test_a_quote_adds_nights_cleaning_and_tourist_tax(held_stay):
    lines = {line.kind: line.amount for line in held_stay.quotes.latest().lines.all()}

    # 100 / 2 people x 5 % = 2.50, x 3.25 = 8.125, so 8.13 for each of 6 adult nights.
    assert lines == {
        "nights": Decimal("300.00"),
        "cleaning": Decimal("60.00"),
        "tourist_tax": Decimal("48.78"),
    }


@pytest.mark.requirement("M1-W4", "X-DOC-03")
def test_a_paid_hold_is_confirmed_and_invoiced(paid_stay):
    assert paid_stay.state == Stay.State.CONFIRMED
    assert not paid_stay.nights.exclude(expires_at=None).exists()
    invoice = paid_stay.documents.get()
    assert invoice.total == Decimal("408.78")
    assert sum(line.vat for line in invoice.lines.all()) == Decimal("10.00")


def test_the_books_balance_after_payment_and_cancellation(paid_stay, traveller):
    assert balance("411") == ZERO

    cancel(paid_stay, traveller.user)

    assert balance("411") == Decimal("-408.78")  # owed back until Stripe says it is paid
    assert balance("4671") == balance("4471") == balance("706") == ZERO


@pytest.mark.requirement("X-CAL-12")
def test_cancelling_early_credits_the_invoice_and_frees_the_nights(paid_stay, traveller):
    note = cancel(paid_stay, traveller.user)

    assert note.total == -paid_stay.documents.invoices().get().total
    assert Refund.objects.get().amount == Decimal("408.78")
    assert not Night.objects.exists()
    assert cancel(paid_stay, traveller.user) is None
    assert Document.objects.count() == 2


def test_a_payment_of_another_amount_confirms_nothing(held_stay):
    payment = pay(held_stay, amount=Decimal("1.00"))

    held_stay.refresh_from_db()
    assert payment.state == Payment.State.MISMATCH
    assert held_stay.state == Stay.State.HOLD


def test_a_late_payment_gets_the_nights_if_they_are_free(held_stay, after_the_hold):
    payment = pay(held_stay)

    held_stay.refresh_from_db()
    assert held_stay.state == Stay.State.CONFIRMED
    assert not payment.refunds.exists()


def test_a_late_payment_goes_back_when_the_nights_are_gone(
    held_stay, stranger, home, arrival, after_the_hold
):
    book(home, stranger, arrival, arrival + timedelta(days=2), Party(1))

    payment = pay(held_stay)

    held_stay.refresh_from_db()
    assert held_stay.state == Stay.State.EXPIRED
    assert payment.refunds.get().amount == payment.amount


def test_paying_twice_pays_the_second_back(held_stay):
    second = open_payment(held_stay)
    pay(held_stay)

    settle(checkout_for(second))

    assert second.refunds.get().amount == second.amount
    assert held_stay.documents.count() == 1
