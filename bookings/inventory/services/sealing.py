"""A signed report is closed for ever; its paper is written by whoever hears of it."""

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from core import audit

from ...models import InventoryReport
from ...signals import report_sealed
from ..errors import NotSigned

State = InventoryReport.State


@transaction.atomic
def seal_report(report_id: int, by: User) -> InventoryReport:
    """Close a report that both have signed; the second time nothing happens."""
    report = InventoryReport.objects.select_for_update().get(pk=report_id)
    if report.state == State.SEALED:
        return report
    if report.state != State.SIGNED:
        raise NotSigned
    report.state, report.sealed_at = State.SEALED, timezone.now()
    report.save(update_fields=["state", "sealed_at"])
    audit.record(by, "sealed inventory report", report)
    report_sealed.send(InventoryReport, report=report)
    return report
