from collections.abc import Iterator
from decimal import Decimal

from django.db import transaction
from django.db.models import Sum
from django.utils import timezone

from bookings.models import Stay
from core import audit, outbox
from core.money import ZERO
from notifications.services import notify

from ..models import Document, Payment, Refund
from .journal import post_failed_refund, post_refund


def paid_back(payment: Payment) -> Decimal:
    """What was or will be paid back of a payment, in euros."""
    alive = payment.refunds.exclude(state=Refund.State.FAILED)
    return alive.aggregate(total=Sum("amount"))["total"] or ZERO


def pay_back(
    payment: Payment, amount: Decimal, reason: str, note: Document | None = None
) -> Refund:
    """Decide a refund; the outbox carries it to Stripe after the transaction."""
    refund = Refund.objects.create(payment=payment, amount=amount, reason=reason, note=note)
    outbox.enqueue("billing.refund", f"{refund.pk}", {"refund": refund.pk})
    audit.record(None, "refunded", payment, amount=amount, reason=reason)
    return refund


def pay_back_stay(stay: Stay, amount: Decimal, reason: str, note: Document) -> list[Refund]:
    """Pay an amount back over the payments of a stay, the newest first."""
    return [pay_back(payment, part, reason, note) for payment, part in _split(stay, amount)]


def _split(stay: Stay, amount: Decimal) -> Iterator[tuple[Payment, Decimal]]:
    for payment in stay.payments.paid():
        part = min(amount, payment.amount - paid_back(payment))
        if part > 0:
            yield payment, part
            amount -= part
    if amount > 0:
        raise ValueError(f"{stay} was not paid enough to pay back {amount} more")


@transaction.atomic
def note_refund(refund_id: int, stripe_id: str, state: str) -> Refund:
    """Take note of how Stripe says a refund went; the second time nothing happens."""
    refund = Refund.objects.select_for_update(of=("self",)).get(pk=refund_id)
    refund.stripe_id = stripe_id
    if refund.state == Refund.State.PENDING and state == "succeeded":
        refund.state, refund.done_at = Refund.State.DONE, timezone.now()
        post_refund(refund)
    elif refund.state != Refund.State.FAILED and state in ("failed", "canceled"):
        _fail(refund)
    refund.save(update_fields=["stripe_id", "state", "done_at"])
    return refund


def _fail(refund: Refund) -> None:
    """A bank may refuse the money days after Stripe said that it was paid back."""
    if refund.state == Refund.State.DONE:
        post_failed_refund(refund)
    refund.state = Refund.State.FAILED
    audit.record(None, "refund failed", refund, amount=refund.amount)
    stay = refund.payment.stay
    notify(
        stay.traveller.user,
        "billing/refund_failed",
        f"{refund.pk}",
        stay.language,
        refund=refund.pk,
    )
