"""What pages and papers show of reports: rooms in order, and each thing beside its entry."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

from ..models import InventoryReport, ReportKey, ReportLine, ReportMeter
from .rules import LOSSES, Change, Progress, Seen, changes, consumption, keys_missing, progress


@dataclass(frozen=True)
class Thing:
    """A line, what it was on entry if that is known, and what changed."""

    line: ReportLine
    before: ReportLine | None
    changes: frozenset[Change]

    @property
    def lost(self) -> bool:
        return bool(self.changes & LOSSES)

    @property
    def plain(self) -> bool:
        """There is nothing to say of it but how it is."""
        lines = [self.line, self.before] if self.before else [self.line]
        told = any(line.note or line.photos.all() for line in lines)
        return not (self.changes or told)


@dataclass(frozen=True)
class RoomOf:
    number: int
    name: str
    things: Sequence[Thing]

    @property
    def done(self) -> bool:
        return all(thing.line.checked_at for thing in self.things)

    @property
    def checked(self) -> int:
        return sum(1 for thing in self.things if thing.line.checked_at)

    @property
    def losses(self) -> int:
        return sum(thing.lost for thing in self.things)


@dataclass(frozen=True)
class MeterOf:
    meter: ReportMeter
    before: Decimal | None
    used: Decimal | None

    @property
    def went_back(self) -> bool:
        return self.used is not None and self.used < 0


@dataclass(frozen=True)
class KeyOf:
    key: ReportKey
    missing: int


def rooms_of(report: InventoryReport) -> list[RoomOf]:
    """The rooms of a report with their things and photos, in three queries."""
    lines = report.lines.select_related("before").prefetch_related("photos", "before__photos")
    things = things_of(lines)
    return [
        RoomOf(number, name, list(some))
        for (number, name), some in groupby(
            things, lambda thing: (thing.line.room_number, thing.line.room)
        )
    ]


def things_of(lines: Iterable[ReportLine]) -> list[Thing]:
    rows = list(lines)
    compared = any(line.before_id for line in rows)
    return [Thing(line, line.before, _changes(line) if compared else frozenset()) for line in rows]


def _changes(line: ReportLine) -> frozenset[Change]:
    was = line.before
    before = Seen(was.quantity, was.condition) if was else None
    return changes(before, Seen(line.quantity, line.condition))


def progress_of(rooms: Sequence[RoomOf]) -> Progress:
    return progress([bool(thing.line.checked_at) for thing in room.things] for room in rooms)


def meters_of(report: InventoryReport, entry: InventoryReport | None) -> list[MeterOf]:
    read = {(m.kind, m.number): m.reading for m in entry.meters.all()} if entry else {}
    return [
        MeterOf(meter, was, consumption(was, meter.reading))
        for meter in report.meters.all()
        for was in [read.get((meter.kind, meter.number))]
    ]


def keys_of(report: InventoryReport) -> list[KeyOf]:
    return [KeyOf(key, keys_missing(key.handed, key.returned)) for key in report.keys.all()]


def entry_of(report: InventoryReport) -> InventoryReport | None:
    """The entry that an exit is compared with."""
    if not report.is_exit:
        return None
    return report.stay.inventory_reports.filter(kind=InventoryReport.Kind.ENTRY).first()


def everything_in(report: InventoryReport) -> dict[str, object]:
    """What a page or a paper needs to show a report whole."""
    rooms, entry = rooms_of(report), entry_of(report)
    return {
        "report": report,
        "stay": report.stay,
        "home": report.stay.home,
        "rooms": rooms,
        "losses": sum(room.losses for room in rooms),
        "meters": meters_of(report, entry),
        "keys": keys_of(report),
        "signatures": report.signatures.all(),
        "progress": progress_of(rooms),
        "compared": entry is not None,
        "decision": decision_of(report),
    }


def decision_of(report: InventoryReport) -> object | None:
    if not (report.is_exit and report.is_sealed):
        return None
    return getattr(report, "deposit_decision", None)
