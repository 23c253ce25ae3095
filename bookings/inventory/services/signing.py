"""Two signatures under what was seen; from the first one on nothing in it changes."""

from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from core import audit

from ...models import InventoryReport, Signature
from ..errors import CannotSign, ReportClosed
from ..rules import Strokes

State = InventoryReport.State


@dataclass(frozen=True)
class Hand:
    """Who signs and how: a drawing, or nothing but the name beside a tick, or a refusal."""

    party: str
    name: str
    strokes: Strokes
    refusal: str = ""


@transaction.atomic
def sign(report_id: int, hand: Hand, ip: str | None, by: User) -> Signature:
    """Write down a signature, or the traveller's refusal; each party signs once."""
    report = InventoryReport.objects.select_for_update().get(pk=report_id)
    if report.state == State.SEALED:
        raise ReportClosed
    signed = set(report.signatures.values_list("party", flat=True))
    if hand.party in signed or report.lines.filter(checked_at=None).exists():
        raise CannotSign
    signature = Signature.objects.create(
        report=report,
        party=hand.party,
        name=hand.name,
        strokes=hand.strokes,
        refusal=hand.refusal,
        ip=ip,
        held_by=by,
    )
    if signed | {hand.party} == set(Signature.Party.values):
        report.state, report.signed_at = State.SIGNED, timezone.now()
        report.save(update_fields=["state", "signed_at"])
    verb = "noted a refusal to sign" if hand.refusal else "took a signature"
    audit.record(by, verb, report, party=hand.party)
    return signature


@transaction.atomic
def take_back_signatures(report_id: int, by: User) -> None:
    """Open a signed report again to correct it: both sign anew afterwards."""
    report = InventoryReport.objects.select_for_update().get(pk=report_id)
    if report.state == State.SEALED:
        raise ReportClosed
    parties = list(report.signatures.values_list("party", flat=True))
    report.signatures.all().delete()
    report.state, report.signed_at = State.DRAFT, None
    report.save(update_fields=["state", "signed_at"])
    audit.record(by, "took signatures back", report, parties=parties)
