"""The books: every movement balanced, written once, never edited."""

from collections.abc import Iterable

from django.utils import timezone

from accounts.models import Owner
from bookings.models import Stay

from ..models import Document, Entry, EntryLine, Payment, Refund, SubscriptionBill
from ..models.journal import Account
from ..rules import Posting, balanced, signed

REVENUE = {
    "nights": Account.OWNERS,
    "cleaning": Account.SERVICES,
    "tourist_tax": Account.TOURIST_TAX,
    "subscription": Account.SERVICES,
}


class Unbalanced(Exception):
    """Debits and credits of an entry differ: a fault of ours, never written."""


def post(
    key: str,
    label: str,
    stay: Stay | None,
    postings: Iterable[Posting],
    owner: Owner | None = None,
) -> Entry:
    """Write one balanced entry about a stay or an owner; the key keeps it from being repeated."""
    postings = list(postings)
    if not balanced(postings):
        raise Unbalanced(key)
    today = timezone.localdate()
    entry = Entry.objects.create(key=key, label=label, stay=stay, owner=owner, date=today)
    EntryLine.objects.bulk_create(
        EntryLine(entry=entry, account=p.account, debit=p.debit, credit=p.credit) for p in postings
    )
    return entry


def post_document(document: Document) -> Entry:
    """What the traveller or the owner owes, to whom it belongs; a credit note the reverse."""
    owed_by = Account.OWNERS_FEES if document.owner_id else Account.TRAVELLERS
    postings = [signed(owed_by, -document.total)]
    for line in document.lines.all():
        postings.append(signed(REVENUE[line.kind], line.gross - line.vat))
        if line.vat:
            postings.append(signed(Account.VAT, line.vat))
    key = f"document:{document.number}"
    return post(key, document.number, document.stay, postings, document.owner)


def post_payment(payment: Payment) -> Entry:
    postings = [
        Posting(Account.STRIPE, debit=payment.amount),
        Posting(Account.TRAVELLERS, credit=payment.amount),
    ]
    label = f"Payment {payment.stay.reference}"
    return post(f"payment:{payment.pk}", label, payment.stay, postings)


def post_bill(bill: SubscriptionBill) -> Entry:
    """What Stripe took from an owner's card for a year of their subscription."""
    postings = [
        Posting(Account.STRIPE, debit=bill.amount),
        Posting(Account.OWNERS_FEES, credit=bill.amount),
    ]
    key = f"bill:{bill.stripe_id}"
    return post(key, f"Subscription {bill.stripe_id}", None, postings, bill.subscription.owner)


def post_refund(refund: Refund) -> Entry:
    postings = [
        Posting(Account.TRAVELLERS, debit=refund.amount),
        Posting(Account.STRIPE, credit=refund.amount),
    ]
    stay = refund.payment.stay
    return post(f"refund:{refund.pk}", f"Refund {stay.reference}", stay, postings)


def post_failed_refund(refund: Refund) -> Entry:
    """The money that a bank sent back is owed to the traveller again."""
    postings = [
        Posting(Account.STRIPE, debit=refund.amount),
        Posting(Account.TRAVELLERS, credit=refund.amount),
    ]
    stay = refund.payment.stay
    return post(f"refund-failed:{refund.pk}", f"Refund {stay.reference} failed", stay, postings)
