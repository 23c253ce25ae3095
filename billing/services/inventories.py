"""The papers of sealed inventory reports: written once, and sent to both."""

import hashlib
from typing import Any

from django.core.files.base import ContentFile
from django.db import transaction

from bookings.models import InventoryReport
from core import outbox
from notifications.services import notify


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
    report = InventoryReport.objects.get(pk=report_id)
    if report.sha256:
        return report
    from ..pdf import render_inventory  # reportlab is slow to import and only workers need it

    content = render_inventory(report)
    with transaction.atomic():
        report = InventoryReport.objects.select_for_update().get(pk=report_id)
        if not report.sha256:  # else another worker was faster
            report.sha256 = hashlib.sha256(content).hexdigest()
            report.pdf.save(f"{report.number}.pdf", ContentFile(content), save=False)
            report.save(update_fields=["pdf", "sha256"])
    return report
