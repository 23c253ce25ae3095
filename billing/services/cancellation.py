from django.db import transaction
from django.utils import timezone

from accounts.models import User
from bookings.errors import StayBegun
from bookings.models import Stay
from bookings.rules import Refund as RefundDue
from bookings.rules import refund
from bookings.services import cancel_stay, locked_stay
from catalogue.pricing import CLEANING, NIGHTS, TOURIST_TAX
from notifications.services import notify

from ..models import Document, Refund
from .changes import drop_changes
from .documents import issue_credit_note
from .refunds import pay_back_stay


def cancellation_refund(stay: Stay) -> RefundDue:
    """What the traveller gets back if they cancel now, under the terms they booked with."""
    agreed = stay.quotes.latest()
    days_before = (stay.arrival - timezone.localdate()).days
    return refund(
        stay.policy,
        days_before,
        agreed.amount_of(NIGHTS),
        agreed.amount_of(CLEANING),
        agreed.amount_of(TOURIST_TAX),
    )


@transaction.atomic
def cancel(stay: Stay, by: User) -> Document | None:
    """Cancel a confirmed stay, credit its invoice and pay back what its policy gives.

    Returns the credit note, or None where nothing is paid back or it was cancelled before.
    Raises StayBegun from the day after arrival on.
    """
    stay = locked_stay(stay.pk)
    if stay.state != Stay.State.CONFIRMED:
        return None
    if stay.arrival < timezone.localdate():
        raise StayBegun
    due = cancellation_refund(stay)
    drop_changes(stay)
    cancel_stay(stay.pk, by)
    note = _credit(stay, due) if due.total else None
    ids = {"stay": stay.pk, "note": note.pk if note else None}
    notify(stay.traveller.user, "billing/cancelled", stay.reference, stay.language, **ids)
    return note


def _credit(stay: Stay, due: RefundDue) -> Document:
    parts = {NIGHTS: due.nights, CLEANING: due.cleaning, TOURIST_TAX: due.tourist_tax}
    note = issue_credit_note(stay.documents.invoices().latest("id"), parts)
    pay_back_stay(stay, due.total, Refund.Reason.CANCELLED, note)
    return note
