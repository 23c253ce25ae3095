"""What a finished checkout means: a confirmed stay, or the money back."""

import logging

from django.db import transaction
from django.utils import timezone

from bookings.errors import CannotBook
from bookings.models import Stay
from bookings.rules import Problem
from bookings.services import confirm_stay, locked_stay
from core import audit
from notifications.services import notify

from ..gateway import CURRENCY, Checkout
from ..models import Payment, Refund
from .changes import apply_change
from .contracts import issue_contract
from .documents import issue_invoice
from .journal import post_payment
from .refunds import pay_back

log = logging.getLogger("pcs.billing")


@transaction.atomic
def settle(checkout: Checkout) -> Payment | None:
    """Take note of what became of a checkout; the second time nothing happens."""
    payment = _locked(checkout)
    if payment is None or payment.state != Payment.State.OPEN:
        return payment
    if checkout.state == "expired":
        payment.state = Payment.State.EXPIRED
        payment.save(update_fields=["state"])
    elif checkout.paid and _mismatch(payment, checkout):
        _refuse(payment, checkout)
    elif checkout.paid:
        _take(payment, checkout)
    return payment


def _locked(checkout: Checkout) -> Payment | None:
    """The payment a checkout was opened for, by our number and by Stripe's."""
    if not checkout.payment_id.isdecimal():
        return None
    payments = Payment.objects.select_for_update(of=("self",)).select_related("stay", "change")
    payment = payments.filter(pk=checkout.payment_id).first()
    if payment is None or payment.session not in ("", checkout.id):
        return None
    return payment


def _mismatch(payment: Payment, checkout: Checkout) -> str:
    if checkout.currency != CURRENCY:
        return f"currency {checkout.currency}"
    if checkout.amount != payment.amount:
        return f"amount {checkout.amount}, not {payment.amount}"
    return ""


def _refuse(payment: Payment, checkout: Checkout) -> None:
    """Money that is not what we asked for confirms nothing; accounting is shown why."""
    payment.state, payment.intent = Payment.State.MISMATCH, checkout.intent
    payment.note = _mismatch(payment, checkout)
    payment.save(update_fields=["state", "intent", "note"])
    audit.record(None, "refused a payment", payment, why=payment.note)
    log.error("payment %s does not match its checkout: %s", payment.pk, payment.note)


def _take(payment: Payment, checkout: Checkout) -> None:
    payment.state, payment.paid_at = Payment.State.PAID, timezone.now()
    payment.intent, payment.session = checkout.intent, checkout.id
    payment.save(update_fields=["state", "paid_at", "intent", "session"])
    post_payment(payment)
    try:
        with transaction.atomic():
            _fulfil(payment)
    except CannotBook:
        _give_back(payment)


def _give_back(payment: Payment) -> None:
    """Paid twice, or after the hold ran out and someone else has the nights by now."""
    confirmed = Stay.objects.confirmed().filter(pk=payment.stay_id).exists()
    twice = confirmed and payment.change is None
    reason = Refund.Reason.TWICE if twice else Refund.Reason.TOO_LATE
    refund = pay_back(payment, payment.amount, reason)
    stay = payment.stay
    notify(
        stay.traveller.user,
        "billing/too_late",
        f"{payment.pk}",
        stay.language,
        refund=refund.pk,
    )


def _fulfil(payment: Payment) -> None:
    if payment.change is not None:
        apply_change(payment.change)
        return
    if locked_stay(payment.stay_id).state == Stay.State.CONFIRMED:
        raise CannotBook(Problem.TAKEN)
    stay = confirm_stay(payment.stay_id)
    invoice = issue_invoice(stay)
    issue_contract(stay)
    notify(
        stay.traveller.user, "billing/confirmed", stay.reference, stay.language, invoice=invoice.pk
    )
