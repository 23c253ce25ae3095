"""Invoices and credit notes: numbered at issue, then their PDF stored once and chained."""

import hashlib
from collections.abc import Iterable
from decimal import Decimal

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone

from bookings.models import Stay
from core import audit, outbox
from core.money import ZERO, vat_within
from locales import live

from ..fees import KINDS
from ..models import Document, DocumentLine, QuoteLine, Series, VatRate
from .journal import post_document

CODES = {Document.Kind.INVOICE: "F", Document.Kind.CREDIT_NOTE: "A"}


@transaction.atomic
def issue_invoice(stay: Stay) -> Document:
    """The invoice of a stay at the price in force."""
    return _issue(stay, Document.Kind.INVOICE, _invoice_lines(stay.quotes.latest().lines.all()))


@transaction.atomic
def issue_credit_note(invoice: Document, parts: dict[str, Decimal]) -> Document:
    """Take back some euros of each kind of line of an invoice."""
    lines = _credit_lines(invoice, parts)
    return _issue(invoice.stay, Document.Kind.CREDIT_NOTE, lines, credits=invoice)


def whole(invoice: Document) -> dict[str, Decimal]:
    """Everything an invoice asks for, by kind of line."""
    parts: dict[str, Decimal] = {}
    for line in invoice.lines.all():
        parts[line.kind] = parts.get(line.kind, ZERO) + line.gross
    return parts


def _issue(
    stay: Stay, kind: str, lines: list[DocumentLine], credits: Document | None = None
) -> Document:
    now = timezone.now()
    series, rank = _next_number(CODES[Document.Kind(kind)], timezone.localdate(now).year)
    user = stay.traveller.user
    document = Document.objects.create(
        kind=kind,
        series=series,
        rank=rank,
        number=f"{series}-{rank:06d}",
        issued_at=now,
        stay=stay,
        credits=credits,
        language=live.or_source(stay.language),
        buyer=user.get_full_name(),
        total=sum((line.gross for line in lines), ZERO),
    )
    for line in lines:
        line.document = document
    DocumentLine.objects.bulk_create(lines)
    post_document(document)
    outbox.enqueue("billing.seal", document.number, {"document": document.pk})
    audit.record(None, "issued", document, number=document.number, total=document.total)
    return document


def _next_number(code: str, year: int) -> tuple[Series, int]:
    """The next number; the row stays locked until the document is written, so none is lost."""
    Series.objects.get_or_create(code=code, year=year)
    series = Series.objects.select_for_update().get(code=code, year=year)
    series.last += 1
    series.save(update_fields=["last"])
    return series, series.last


def _invoice_lines(lines: Iterable[QuoteLine]) -> list[DocumentLine]:
    percent = VatRate.objects.percent_on(VatRate.STANDARD, timezone.localdate())
    made = []
    for line in lines:
        taxable = KINDS[line.kind].taxable
        made.append(
            DocumentLine(
                kind=line.kind,
                quantity=line.quantity,
                unit=line.unit,
                vat_percent=percent if taxable else None,
                vat=vat_within(line.amount, percent) if taxable else ZERO,
                gross=line.amount,
                source=line.source,
            )
        )
    return made


def _credit_lines(invoice: Document, parts: dict[str, Decimal]) -> list[DocumentLine]:
    rates = {line.kind: line.vat_percent for line in invoice.lines.all()}
    return [
        _credit_line(invoice, kind, amount, rates[kind])
        for kind, amount in parts.items()
        if amount > 0
    ]


def _credit_line(
    invoice: Document, kind: str, amount: Decimal, percent: Decimal | None
) -> DocumentLine:
    return DocumentLine(
        kind=kind,
        quantity=1,
        unit=-amount,
        vat_percent=percent,
        vat=ZERO if percent is None else -vat_within(amount, percent),
        gross=-amount,
        source={"invoice": invoice.number},
    )


def is_next(document: Document, reach: int) -> bool:
    """Whether at most `reach` documents have to be stored before this one."""
    before = Document.objects.filter(series=document.series_id, rank__lt=document.rank)
    return bool(document.sha256) or before.unsealed().count() <= reach


def seal(document_id: int) -> Document:
    """Store the PDF of a document, after those of the documents before it in its series."""
    document = Document.objects.select_related("series").get(pk=document_id)
    before = Document.objects.filter(series=document.series, rank__lte=document.rank)
    for unsealed in before.unsealed().order_by("rank"):
        _seal_one(unsealed)
    document.refresh_from_db()
    return document


def _seal_one(document: Document) -> None:
    from ..pdf import render_document  # reportlab is slow to import and only workers need it

    content = render_document(document)
    with transaction.atomic():
        Series.objects.select_for_update().get(pk=document.series_id)
        document.refresh_from_db()
        if document.sha256:  # another worker was faster
            return
        document.sha256 = hashlib.sha256(content).hexdigest()
        document.chain = _link(document)
        document.pdf.save(f"{document.number}.pdf", ContentFile(content), save=False)
        document.save(update_fields=["pdf", "sha256", "chain"])


def _link(document: Document) -> str:
    """The digest that ties a document to the one before it in its series."""
    previous = Document.objects.filter(series=document.series, rank=document.rank - 1).first()
    before = previous.chain if previous else ""
    return hashlib.sha256((before + document.sha256).encode()).hexdigest()
