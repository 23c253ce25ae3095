"""Invoices and credit notes: numbered at issue, then their PDF stored once and chained."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts.models import Owner
from bookings.models import Stay
from core import audit, outbox
from core.money import ZERO, vat_within
from locales import live

from ..fees import KINDS, Charge, Payer, check_payer
from ..models import Document, DocumentLine, QuoteLine, Series, VatRate
from .journal import post_document
from .sealing import seal_up_to

CODES = {Document.Kind.INVOICE: "F", Document.Kind.CREDIT_NOTE: "A"}


@transaction.atomic
def issue_invoice(stay: Stay) -> Document:
    """The invoice of a stay at the price in force."""
    lines = _invoice_lines(stay.quotes.latest().lines.all(), Payer.TRAVELLER)
    return _issue(Document.Kind.INVOICE, lines, _to_traveller(stay))


@transaction.atomic
def issue_to_owner(owner: Owner, lines: Iterable[Charge]) -> Document:
    """The invoice of what PCS did for an owner."""
    return _issue(Document.Kind.INVOICE, _invoice_lines(lines, Payer.OWNER), _to_owner(owner))


@transaction.atomic
def issue_credit_note(invoice: Document, parts: dict[str, Decimal]) -> Document:
    """Take back some euros of each kind of line of an invoice."""
    lines = _credit_lines(invoice, parts)
    return _issue(Document.Kind.CREDIT_NOTE, lines, _to_same(invoice), credits=invoice)


def whole(invoice: Document) -> dict[str, Decimal]:
    """Everything an invoice asks for, by kind of line."""
    parts: dict[str, Decimal] = {}
    for line in invoice.lines.all():
        parts[line.kind] = parts.get(line.kind, ZERO) + line.gross
    return parts


def _to_same(invoice: Document) -> dict[str, Any]:
    if invoice.owner is not None:
        return _to_owner(invoice.owner)
    if invoice.stay is not None:
        return _to_traveller(invoice.stay)
    raise ValueError(f"{invoice} is made out to nobody")


def _to_traveller(stay: Stay) -> dict[str, Any]:
    buyer = stay.traveller.user.get_full_name()
    return {"stay": stay, "buyer": buyer, "language": live.or_source(stay.language)}


def _to_owner(owner: Owner) -> dict[str, Any]:
    return {
        "owner": owner,
        "buyer": owner.company or owner.user.get_full_name(),
        "address": owner.address,
        "language": owner.user.reads,
    }


def _issue(
    kind: str, lines: list[DocumentLine], to: dict[str, Any], credits: Document | None = None
) -> Document:
    now = timezone.now()
    series, rank = next_number(CODES[Document.Kind(kind)], timezone.localdate(now).year)
    document = Document.objects.create(
        kind=kind,
        series=series,
        rank=rank,
        number=f"{series}-{rank:06d}",
        issued_at=now,
        credits=credits,
        total=sum((line.gross for line in lines), ZERO),
        **to,
    )
    for line in lines:
        line.document = document
    DocumentLine.objects.bulk_create(lines)
    post_document(document)
    outbox.enqueue("billing.seal", document.number, {"document": document.pk})
    audit.record(None, "issued", document, number=document.number, total=document.total)
    return document


def next_number(code: str, year: int) -> tuple[Series, int]:
    """The next number; the row stays locked until what bears it is written, so none is lost."""
    Series.objects.get_or_create(code=code, year=year)
    series = Series.objects.select_for_update().get(code=code, year=year)
    series.last += 1
    series.save(update_fields=["last"])
    return series, series.last


def _invoice_lines(lines: Iterable[QuoteLine | Charge], payer: Payer) -> list[DocumentLine]:
    percent = VatRate.objects.percent_on(VatRate.STANDARD, timezone.localdate())
    made = []
    for line in lines:
        check_payer(line.kind, payer)
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
    return seal_up_to(Document.objects.get(pk=document_id), _draw)


def _draw(document: Document) -> bytes:
    from .. import pdf  # reportlab is slow to import and only workers need it

    return pdf.render_to_owner(document) if document.owner_id else pdf.render_document(document)
