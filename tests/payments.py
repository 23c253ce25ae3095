"""Payments as Stripe would report them, without Stripe."""

from billing.gateway import Checkout
from billing.models import Payment
from billing.services.settlement import settle
from bookings.models import Stay


def checkout_for(payment: Payment, **fields) -> Checkout:
    """The checkout of a payment, paid as asked unless `fields` say otherwise."""
    values = {
        "id": payment.session or f"cs_test_{payment.pk}",
        "url": "",
        "state": "complete",
        "paid": True,
        "amount": payment.amount,
        "currency": "eur",
        "intent": f"pi_test_{payment.pk}",
        "payment_id": str(payment.pk),
    }
    return Checkout(**values | fields)


def open_payment(stay: Stay) -> Payment:
    return Payment.objects.create(stay=stay, amount=stay.quotes.latest().total)


def pay(stay: Stay, **fields) -> Payment:
    payment = open_payment(stay)
    settle(checkout_for(payment, **fields))
    payment.refresh_from_db()
    return payment
