"""The papers of sealed inventory reports: written once, and sent to both."""

from typing import Any

from bookings.models import InventoryReport
from core import outbox
from notifications.services import notify

from .sealing import seal_alone


def hear_sealed(report: InventoryReport, **signal: Any) -> None:
    """A report was sealed: its paper is to be written, then owner and traveller receive it."""
    outbox.enqueue("billing.store_inventory", report.number, {"report": report.pk})
    stay = report.stay
    owner, traveller = stay.home.owner.user, stay.traveller.user
    for person, language in ((owner, owner.reads), (traveller, report.language)):
        key = f"{report.number}:{person.pk}"
        notify(person, "billing/inventory", key, language, report=report.pk)


def store_inventory(report_id: int) -> InventoryReport:
    """Store the PDF of a sealed report; the second time nothing happens."""
    return seal_alone(InventoryReport.objects.get(pk=report_id), _draw)


def _draw(report: InventoryReport) -> bytes:
    from ..pdf import render_inventory  # reportlab is slow to import and only workers need it

    return render_inventory(report)
