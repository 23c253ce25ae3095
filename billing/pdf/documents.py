from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import partial
from typing import Any

from django.utils.timezone import localdate
from django.utils.translation import gettext, pgettext

from accounts.models import User
from catalogue.pricing import CLEANING, NIGHTS, TOURIST_TAX
from core.money import ZERO

from ..models import Document, DocumentLine, Payment, Refund
from .engine import render_for
from .words import in_percent, label


@dataclass(frozen=True)
class Row:
    words: str
    quantity: int
    unit: Decimal
    vat: str
    gross: Decimal


@dataclass(frozen=True)
class Rate:
    """What a document says of one VAT rate."""

    percent: str
    net: Decimal
    vat: Decimal


def render_document(document: Document) -> bytes:
    """The PDF of an invoice or a credit note, as things stood when it was issued."""
    context = partial(_context, document)
    return render_for(document.language, "billing/pdf/document.html", context, document.issued_at)


def _context(document: Document, language: str) -> dict[str, Any]:
    stay = document.stay
    home = stay.home
    lines = list(document.lines.all())
    place = home.commune.name
    payments = _payments(document)
    refunds = _refunds(document)
    return {
        "document": document,
        "issued": localdate(document.issued_at),
        "corrected": document.credits and localdate(document.credits.issued_at),
        "is_invoice": document.kind == Document.Kind.INVOICE,
        "stay": stay,
        "home": home,
        "listing": home.listings.in_language(language).first(),
        "owner": home.owner.user.get_full_name(),
        "buyer_email": _address(stay.traveller.user),
        "nights": _rows(lines, NIGHTS, place),
        "services": _rows(lines, CLEANING, place),
        "taxes": _rows(lines, TOURIST_TAX, place),
        "rates": rates_of(lines),
        "exempt": sum((li.gross for li in lines if li.vat_percent is None), ZERO),
        "total": document.total,
        "net": document.total - sum((li.vat for li in lines), ZERO),
        "payments": payments,
        "refunds": refunds,
        "rest": document.total - sum(move.amount for move in payments + refunds),
    }


def _address(user: User) -> str:
    return "" if user.anonymised_at else user.email


def _rows(lines: list[DocumentLine], kind: str, place: str) -> list[Row]:
    return [
        Row(label(kind, li.source, place), li.quantity, li.unit, vat_of(li), li.gross)
        for li in lines
        if li.kind == kind
    ]


def vat_of(line: DocumentLine) -> str:
    if line.vat_percent is not None:
        return in_percent(line.vat_percent)
    return gettext("exempt") if line.kind == NIGHTS else pgettext("VAT", "none")


def rates_of(lines: list[DocumentLine]) -> list[Rate]:
    by_rate: dict[Decimal, list[DocumentLine]] = defaultdict(list)
    for line in lines:
        if line.vat_percent is not None:
            by_rate[line.vat_percent].append(line)
    return [_rate(percent, some) for percent, some in sorted(by_rate.items())]


def _rate(percent: Decimal, lines: list[DocumentLine]) -> Rate:
    vat = sum((line.vat for line in lines), ZERO)
    return Rate(in_percent(percent), sum((line.gross for line in lines), ZERO) - vat, vat)


@dataclass(frozen=True)
class Move:
    """Money that came in, or went out (negative)."""

    on: date
    amount: Decimal


def _payments(document: Document) -> list[Move]:
    """What had been paid for the stay when the invoice was issued."""
    if document.kind != Document.Kind.INVOICE:
        return []
    paid = document.stay.payments.paid().filter(paid_at__lte=document.issued_at)
    return [
        Move(localdate(payment.paid_at), payment.amount)
        for payment in paid.order_by("paid_at")
        if not _went_back(payment)
    ]


def _went_back(payment: Payment) -> bool:
    """Paid twice or too late: it bought nothing."""
    reasons = (Refund.Reason.TOO_LATE, Refund.Reason.TWICE)
    return payment.refunds.filter(reason__in=reasons).exists()


def _refunds(document: Document) -> list[Move]:
    """What a credit note pays back; on an invoice, what earlier ones had paid back before it."""
    refunds = document.refunds.all()
    if document.kind == Document.Kind.INVOICE:
        back = Refund.objects.filter(payment__stay=document.stay, note__isnull=False)
        refunds = back.filter(created_at__lte=document.issued_at)
    return [Move(localdate(back.created_at), -back.amount) for back in refunds.order_by("pk")]
