"""Lines are written one by one, at the door, perhaps from two phones and over a bad network."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.db import transaction
from django.utils import timezone

from accounts.models import User

from ...models import InventoryReport, ReportKey, ReportLine, ReportMeter
from ..errors import LineChanged, ReportClosed, TooMany
from ..rules import LINES_PER_REPORT


@dataclass(frozen=True)
class Answer:
    """What somebody saw of a thing."""

    quantity: int
    condition: str
    note: str = ""


def open_report(report_id: int) -> InventoryReport:
    """The report, locked; refused once somebody has signed it."""
    report = InventoryReport.objects.select_for_update().get(pk=report_id)
    if not report.is_open:
        raise ReportClosed
    return report


@transaction.atomic
def save_line(line_id: int, seen: int, answer: Answer, by: User) -> ReportLine:
    """Write what was seen, unless another phone wrote something else since version `seen`."""
    line = ReportLine.objects.get(pk=line_id)
    open_report(line.report_id)
    line = ReportLine.objects.get(pk=line_id)  # as it is under the lock
    if line.checked_at and Answer(line.quantity, line.condition, line.note) == answer:
        return line  # a post sent again, or both saw the same
    if line.version != seen:
        raise LineChanged
    line.quantity, line.condition, line.note = answer.quantity, answer.condition, answer.note
    line.version += 1
    line.checked_at, line.checked_by = timezone.now(), by
    line.save()
    return line


@transaction.atomic
def add_line(report_id: int, room_number: int, item: str, answer: Answer, by: User) -> ReportLine:
    """Something that is in the room and not in the list; added twice, it is there once."""
    report = open_report(report_id)
    room = report.lines.filter(room_number=room_number)
    known = room.filter(item__iexact=item).first()
    if known:
        return known
    if report.lines.count() >= LINES_PER_REPORT:
        raise TooMany
    last = room.reverse()[0]
    return ReportLine.objects.create(
        report=report,
        room_number=room_number,
        room=last.room,
        rank=last.rank + 1,
        item=item,
        quantity=answer.quantity,
        condition=answer.condition,
        note=answer.note,
        checked_at=timezone.now(),
        checked_by=by,
    )


Row = TypeVar("Row", ReportMeter, ReportKey)


@dataclass(frozen=True)
class Rows(Generic[Row]):
    """Meters or keys that changed, and what those were called that are no longer there."""

    kept: Sequence[Row]
    gone: Sequence[tuple[Any, ...]] = ()


@transaction.atomic
def save_handover(
    report_id: int, meters: Rows[ReportMeter], keys: Rows[ReportKey], remarks: str
) -> None:
    """Meters, keys and remarks; written twice, they are there once."""
    report = open_report(report_id)
    for meter in meters.kept:
        report.meters.update_or_create(
            kind=meter.kind, number=meter.number, defaults={"reading": meter.reading}
        )
    for kind, number in meters.gone:
        report.meters.filter(kind=kind, number=number).delete()
    for key in keys.kept:
        counts = {"handed": key.handed, "returned": key.returned}
        report.keys.update_or_create(label=key.label, defaults=counts)
    for (label,) in keys.gone:
        report.keys.filter(label=label).delete()
    report.remarks = remarks
    report.save(update_fields=["remarks"])
