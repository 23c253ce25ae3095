"""What PCS invoices to owners, on paper."""

from datetime import date
from functools import partial
from typing import Any

from django.utils.timezone import localdate
from django.utils.translation import gettext

from core.templatetags.ui import day

from ..models import Document, DocumentLine
from .documents import Row, rates_of, vat_of
from .engine import render_for


def render_to_owner(document: Document) -> bytes:
    context = partial(_context, document)
    template = "billing/pdf/owner_document.html"
    return render_for(document.language, template, context, document.issued_at)


def _context(document: Document, language: str) -> dict[str, Any]:
    lines = list(document.lines.all())
    bill = getattr(document, "bill", None)
    return {
        "document": document,
        "issued": localdate(document.issued_at),
        "is_invoice": document.kind == Document.Kind.INVOICE,
        "rows": [_row(line) for line in lines],
        "rates": rates_of(lines),
        "total": document.total,
        "paid": localdate(bill.paid_at) if bill and bill.paid_at else None,
    }


def _row(line: DocumentLine) -> Row:
    return Row(_words(line), line.quantity, line.unit, vat_of(line), line.gross)


def _words(line: DocumentLine) -> str:
    if "from" not in line.source:
        return gettext("Owner's subscription")
    words = gettext("Owner's subscription, from %(from)s to %(until)s")
    ends = {key: day(date.fromisoformat(line.source[key])) for key in ("from", "until")}
    return words % ends
