"""A report begins as a copy: of the home's list on entry, of the entry's lines on exit."""

from django.db import transaction

from accounts.models import User
from catalogue.inventory import fill_from_template
from core import audit
from locales import live

from ...models import InventoryReport, ReportKey, ReportLine, ReportMeter, Stay
from ..errors import EntryOpen, NotThisStay

Kind = InventoryReport.Kind


@transaction.atomic
def begin_report(stay: Stay, kind: str, by: User) -> InventoryReport:
    """The report of an entry or an exit; begun by two phones, it is the same one."""
    if stay.state != Stay.State.CONFIRMED:
        raise NotThisStay
    Stay.objects.select_for_update().get(pk=stay.pk)
    begun = stay.inventory_reports.filter(kind=kind).first()
    if begun:
        return begun
    entry = _entry_of(stay) if kind == Kind.EXIT else None
    report = InventoryReport.objects.create(
        stay=stay, kind=kind, language=live.or_source(stay.language), begun_by=by
    )
    if entry:
        _copy_entry(report, entry)
    else:
        _copy_list(report)
    audit.record(by, "began inventory report", report, kind=kind)
    return report


def _entry_of(stay: Stay) -> InventoryReport | None:
    entry = stay.inventory_reports.filter(kind=Kind.ENTRY).first()
    if entry and not entry.is_sealed:
        raise EntryOpen
    return entry


def _copy_entry(report: InventoryReport, entry: InventoryReport) -> None:
    ReportLine.objects.bulk_create(
        ReportLine(
            report=report,
            room_number=line.room_number,
            room=line.room,
            rank=line.rank,
            item=line.item,
            quantity=line.quantity,
            condition=line.condition,
            before=line,
        )
        for line in entry.lines.all()
    )
    ReportMeter.objects.bulk_create(
        ReportMeter(report=report, kind=meter.kind, number=meter.number)
        for meter in entry.meters.all()
    )
    ReportKey.objects.bulk_create(
        ReportKey(report=report, label=key.label, handed=key.handed) for key in entry.keys.all()
    )


def _copy_list(report: InventoryReport) -> None:
    """The home's own list, or the usual one for such a home where nobody has written one."""
    home = report.stay.home
    fill_from_template(home)
    rooms = home.rooms.prefetch_related("items").order_by("sort_order", "id")
    ReportLine.objects.bulk_create(
        ReportLine(
            report=report,
            room_number=number,
            room=room.name,
            rank=rank,
            item=item.name,
            quantity=item.quantity,
            condition=item.condition,
        )
        for number, room in enumerate(rooms, start=1)
        for rank, item in enumerate(room.items.all())
    )
