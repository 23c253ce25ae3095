"""The books: every movement balanced, written once, never edited."""

from collections.abc import Iterable

from django.utils import timezone

from bookings.models import Stay

from ..models import Document, Entry, EntryLine, Payment, Refund
from ..models.journal import Account
from ..rules import Posting, balanced, signed

REVENUE = {
    "nights": Account.OWNERS,
    "cleaning": Account.SERVICES,
    "tourist_tax": Account.TOURIST_TAX,
}


class Unbalanced(Exception):
    """Debits and credits of an entry differ: a fault of ours, never written."""


def post(key: str, label: str, stay: Stay, postings: Iterable[Posting]) -> Entry:
    """Write one balanced entry; the key keeps it from being written twice."""
    postings = list(postings)
    if not balanced(postings):
        raise Unbalanced(key)
    entry = Entry.objects.create(key=key, label=label, stay=stay, date=timezone.localdate())
    EntryLine.objects.bulk_create(
        EntryLine(entry=entry, account=p.account, debit=p.debit, credit=p.credit) for p in postings
    )
    return entry


def post_document(document: Document) -> Entry:
    """What the traveller owes, to whom it belongs; a credit note says the reverse."""
    postings = [signed(Account.TRAVELLERS, -document.total)]
    for line in document.lines.all():
        postings.append(signed(REVENUE[line.kind], line.gross - line.vat))
        if line.vat:
            postings.append(signed(Account.VAT, line.vat))
    return post(f"document:{document.number}", document.number, document.stay, postings)


def post_payment(payment: Payment) -> Entry:
    postings = [
        Posting(Account.STRIPE, debit=payment.amount),
        Posting(Account.TRAVELLERS, credit=payment.amount),
    ]
    label = f"Payment {payment.stay.reference}"
    return post(f"payment:{payment.pk}", label, payment.stay, postings)


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
