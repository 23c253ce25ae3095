"""What changed in a calendar since it was last read; nothing is written here."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from core.dates import nights

from ..models import FeedEvent
from .rules import Alarm, Entry, Loss, alarm_for, is_gone, is_lost


@dataclass
class Differences:
    new: list[Entry] = field(default_factory=list)
    changed: list[tuple[FeedEvent, Entry]] = field(default_factory=list)
    missing: list[FeedEvent] = field(default_factory=list)
    gone: list[FeedEvent] = field(default_factory=list)
    alarm: Alarm | None = None

    @property
    def are_some(self) -> bool:
        return bool(self.new or self.changed or self.missing or self.gone)


def compare(
    known: Mapping[str, FeedEvent],
    entries: Mapping[str, Entry],
    now: datetime,
    today: date,
    allowed: bool,
) -> Differences:
    """Entries against those kept; removals wait while they look like an accident.

    `allowed` says that a person confirmed what is missing.
    """
    found: Differences = Differences()
    for uid, entry in entries.items():
        _compare_one(found, known.get(uid), entry)
    live = [event for event in known.values() if not event.cancelled_at and event.last > today]
    absent = [event for event in live if event.uid not in entries]
    named = [entry for entry in entries.values() if not entry.cancelled and entry.last > today]
    loss = _loss(live, absent, named, today)
    found.alarm = None if allowed else alarm_for(loss, len(named))
    if found.alarm is None:
        _let_go(found, absent, now, allowed)
    return found


def _loss(live: list[FeedEvent], absent: list[FeedEvent], named: list[Entry], today: date) -> Loss:
    covered = _days(named, today)
    lost = [event for event in absent if is_lost(event.first, event.last, today, covered)]
    nights_known, nights_lost = _days(live, today), _days(lost, today) - covered
    return Loss(len(live), len(lost), len(nights_known), len(nights_lost))


def _days(entries: Iterable[Entry | FeedEvent], today: date) -> set[date]:
    """The nights to come of some entries."""
    spans = ((max(entry.first, today), entry.last) for entry in entries)
    return {day for first, last in spans for day in nights(first, last)}


def _compare_one(found: Differences, event: FeedEvent | None, entry: Entry) -> None:
    live = event is not None and not event.cancelled_at
    if entry.cancelled:
        found.gone += [event] if event is not None and live else []
    elif event is None:
        found.new.append(entry)
    elif not live or event.missing_since or _differs(event, entry):
        found.changed.append((event, entry))


def _differs(event: FeedEvent, entry: Entry) -> bool:
    kept = (event.kind, event.first, event.last, event.summary)
    return kept != (entry.kind.value, entry.first, entry.last, entry.summary)


def _let_go(found: Differences, absent: list[FeedEvent], now: datetime, allowed: bool) -> None:
    for event in absent:
        if allowed or (event.missing_since and is_gone(event.missing_since, now)):
            found.gone.append(event)
        elif not event.missing_since:
            found.missing.append(event)
