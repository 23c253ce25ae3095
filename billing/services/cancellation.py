from django.db import transaction
from django.utils import timezone

from accounts.models import User
from bookings.models import Stay
from bookings.rules import Refund as RefundDue
from bookings.rules import refund
from bookings.services import cancel_stay
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
    """
    due = cancellation_refund(stay)
    was_confirmed = Stay.objects.select_for_update().confirmed().filter(pk=stay.pk).exists()
    cancel_stay(stay.pk, by)
    if not was_confirmed:
        return None
    drop_changes(stay)
    note = None
    if due.total:
        parts = {NIGHTS: due.nights, CLEANING: due.cleaning, TOURIST_TAX: due.tourist_tax}
        note = issue_credit_note(stay.documents.invoices().latest("id"), parts)
        pay_back_stay(stay, due.total, Refund.Reason.CANCELLED)
    ids = {"stay": stay.pk, "note": note.pk if note else None}
    notify(stay.traveller.user, "billing/cancelled", stay.reference, **ids)
    return note
