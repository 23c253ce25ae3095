"""From a hold to the payment page, and from what Stripe says back to a confirmed stay."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, gettext
from django.utils.translation import override as language

from accounts.models import Traveller
from bookings.errors import HoldEnded
from bookings.models import Stay

from .. import gateway
from ..models import Payment, StayChange
from .settlement import settle

# Stripe closes no payment page in less than half an hour.
SHORTEST_CHECKOUT = timedelta(minutes=31)


def start_checkout(stay: Stay, change: StayChange | None = None) -> str:
    """The address of the payment page; asking twice opens it once. Raises HoldEnded."""
    payment = _open_payment(stay, change)
    if not payment.url:
        _open_page(payment)
    return payment.url


def reconcile(payment: Payment) -> None:
    """Ask Stripe what became of a checkout, in case its webhook never arrived."""
    if payment.session:
        settle(gateway.find_checkout(payment.session))


@transaction.atomic
def _open_payment(stay: Stay, change: StayChange | None) -> Payment:
    """The one payment that waits for this stay or change."""
    locked = Stay.objects.select_for_update().get(pk=stay.pk)
    if change is None and not locked.is_held:
        raise HoldEnded
    if change is not None:
        _check_waiting(change)
    waiting = stay.payments.filter(state=Payment.State.OPEN, change=change).first()
    if waiting is not None:
        return waiting
    amount = change.difference if change else stay.quotes.latest().total
    return Payment.objects.create(stay=stay, change=change, amount=amount)


def _check_waiting(change: StayChange) -> None:
    """Raise HoldEnded for a change that was dropped, done or ran out while its page was open."""
    change.refresh_from_db(fields=["state", "expires_at"])
    if change.state != StayChange.State.OPEN or change.expires_at <= timezone.now():
        raise HoldEnded


def _open_page(payment: Payment) -> None:
    customer = _customer(payment.stay.traveller)
    checkout = gateway.open_checkout(_order(payment, customer))
    # Of two requests at once the first keeps its page; nobody was shown the other's.
    first = Payment.objects.filter(pk=payment.pk, session="")
    first.update(session=checkout.id, url=checkout.url)
    payment.refresh_from_db(fields=["session", "url"])


def _customer(traveller: Traveller) -> str:
    """The traveller's customer number at Stripe, asked for once."""
    if not traveller.stripe_customer:
        traveller.stripe_customer = gateway.create_customer(
            traveller.user.email, traveller.user.name
        )
        traveller.save(update_fields=["stripe_customer"])
    return traveller.stripe_customer


def _order(payment: Payment, customer: str) -> gateway.Order:
    stay = payment.stay
    code = get_language() or stay.traveller.user.reads
    with language(code):
        paid = reverse("billing:paid", args=[stay.reference, payment.pk])
        title = gettext("Stay %(reference)s") % {"reference": stay.reference}
        listing = stay.home.listings.in_language(code).first()
        to_pay = reverse("billing:pay", args=[stay.reference])
        back = stay.get_absolute_url() if payment.change else to_pay
    # Stripe answers a repeated key only for the very same order, and counts from when it is
    # asked: a try some minutes after one that failed is another order.
    expires_at = _next_minutes(timezone.now()) + SHORTEST_CHECKOUT
    return gateway.Order(
        key=f"{stay.reference}-{payment.pk}-{code}-{expires_at:%H%M}",
        payment_id=payment.pk,
        customer=customer,
        title=title,
        description=listing.title if listing else stay.home.reference,
        amount=payment.amount,
        language=code,
        success_url=settings.SITE_URL + paid,
        cancel_url=settings.SITE_URL + back,
        expires_at=expires_at,
    )


def _next_minutes(now: datetime) -> datetime:
    """The next full five minutes, the same for clicks that follow each other."""
    return now.replace(second=0, microsecond=0) + timedelta(minutes=5 - now.minute % 5)
