"""What is to be kept of a deposit, decided once and with its evidence. No money moves here."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.db import transaction

from accounts.models import User
from core import audit
from core.money import ZERO
from notifications.services import notify

from ...models import DepositDecision, DepositReason, InventoryReport, ReportLine
from ..errors import CannotDecide


@dataclass(frozen=True)
class Kept:
    """A part to keep, the line it is kept for, and why."""

    line: ReportLine
    amount: Decimal
    reason: str


@transaction.atomic
def decide_deposit(
    report_id: int, deposit: Decimal, parts: Sequence[Kept], note: str, by: User
) -> DepositDecision:
    """Record the one decision on a deposit, and tell owner and traveller."""
    report = InventoryReport.objects.select_for_update().get(pk=report_id)
    keep = sum((part.amount for part in parts), ZERO)
    if not (report.is_sealed and report.is_exit) or keep > deposit:
        raise CannotDecide
    if DepositDecision.objects.filter(report=report).exists():
        raise CannotDecide
    decision = DepositDecision.objects.create(
        report=report, deposit=deposit, keep=keep, note=note, decided_by=by
    )
    DepositReason.objects.bulk_create(
        DepositReason(decision=decision, line=part.line, amount=part.amount, reason=part.reason)
        for part in parts
    )
    audit.record(by, "decided on a deposit", report, deposit=str(deposit), keep=str(keep))
    _tell(report)
    return decision


def _tell(report: InventoryReport) -> None:
    stay = report.stay
    for person, language in (
        (stay.traveller.user, report.language),
        (stay.home.owner.user, stay.home.owner.user.reads),
    ):
        key = f"{report.number}:{person.pk}"
        notify(person, "bookings/deposit_decided", key, language, report=report.pk)
