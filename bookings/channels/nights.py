"""The nights that other calendars take: those wanted against those taken, whoever took them."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from django.db import transaction
from django.db.models import Max, Min, Q

from catalogue.models import Home
from catalogue.rules import horizon
from core.dates import DAY
from core.dates import nights as days
from core.pagecache import bump

from ..models import Conflict, Feed, FeedEvent, Night
from ..services.availability import lock, write_nights
from ..services.covering import cover
from ..today import today_at
from .conflicts import Pair, note_new, settle_past
from .rules import MOST_CONFLICTS, Kind, window

# A stay comes before a closure of the same night: it counts for the law, and it has a guest.
ORDER = (Kind.STAY, Kind.UNKNOWN, Kind.TENTATIVE, Kind.CLOSED)
CAN_CLASH = (Kind.STAY, Kind.TENTATIVE, Kind.UNKNOWN)


@dataclass
class Plan:
    """What is to be written so that the nights of a home say what its calendars say."""

    create: list[Night] = field(default_factory=list)
    delete: list[int] = field(default_factory=list)
    new: list[Pair] = field(default_factory=list)
    over: list[Conflict] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        return not (self.create or self.delete or self.new or self.over)


def settle(home: Home) -> None:
    """Bring the nights of a home into step; writes nothing when they are."""
    if not _plan(home).is_empty:
        with transaction.atomic():
            settle_locked(lock(home.pk))


def settle_locked(home: Home) -> None:
    """The same inside a transaction that has locked the home."""
    plan = _plan(home)
    freed = Night.objects.filter(pk__in=plan.delete)
    ends = freed.aggregate(first=Min("date"), last=Max("date"))
    freed.delete()
    if plan.create:
        write_nights(plan.create)
    if plan.delete:
        cover(home.pk, ends["first"], ends["last"] + DAY)
        bump()
    settle_past(plan.over)
    note_new(home, plan.new)


def taken_beside(feed: Feed, today: date) -> set[date]:
    """The nights to come that are taken, but not by this calendar."""
    taken = Night.objects.filter(home=feed.home_id, date__gte=today).lasting()
    others = taken.filter(Q(block=None) | ~Q(block__feed_event__feed=feed))
    return set(others.values_list("date", flat=True))


def _plan(home: Home) -> Plan:
    today = today_at(home)
    events = _events(home, today)
    taken = {night.date: night for night in _taken(home, today)}
    plan = Plan()
    wanted = _wanted(home, events, today)
    plan.create = [night for day, night in wanted.items() if day not in taken]
    sold = {event.block_id for event in events if event.kind == Kind.STAY}
    for day, night in taken.items():
        if _gives_way(night, wanted.get(day), sold, today):
            plan.delete.append(night.pk)
            plan.create += [wanted[day]] if day in wanted else []
    _compare_conflicts(plan, home, set(_clashes(events, taken, today)))
    return plan


def _events(home: Home, today: date) -> list[FeedEvent]:
    since, until = window(today)
    live = FeedEvent.objects.filter(feed__home=home, cancelled_at=None, last__gt=since)
    found = live.filter(first__lt=until).select_related("feed")
    return sorted(found, key=lambda event: (ORDER.index(Kind(event.kind)), event.pk))


def _taken(home: Home, today: date) -> Iterator[Night]:
    since, _until = window(today)
    nights = Night.objects.filter(home=home, date__gte=since).lasting()
    return nights.select_related("block__feed_event").iterator()


def _wanted(home: Home, events: list[FeedEvent], today: date) -> dict[date, Night]:
    wanted: dict[date, Night] = {}
    for event in events:
        for day in _near(event, *window(today)):
            if day not in wanted:
                wanted[day] = _night(home, event, day)
    return wanted


def _near(event: FeedEvent, since: date, until: date) -> Iterator[date]:
    return days(max(event.first, since), min(event.last, until))


def _night(home: Home, event: FeedEvent, day: date) -> Night:
    kind = Night.Kind.CLOSED if event.kind == Kind.CLOSED else Night.Kind.IMPORTED
    return Night(home=home, date=day, kind=kind, block_id=event.block_id)


def _gives_way(night: Night, wanted: Night | None, sold: set[int | None], today: date) -> bool:
    """Whether a night that is taken becomes what the calendars say of it, or free.

    Our own closing lies behind a stay sold elsewhere, which counts for the law all the same.
    """
    if _is_imported(night):
        return night.date >= today and not _same(night, wanted)
    closed = night.kind == Night.Kind.CLOSED
    return closed and wanted is not None and wanted.block_id in sold


def _is_imported(night: Night) -> bool:
    return night.block is not None and hasattr(night.block, "feed_event")


def _same(night: Night, wanted: Night | None) -> bool:
    return wanted is not None and (night.block_id, night.kind) == (wanted.block_id, wanted.kind)


def _clashes(
    events: list[FeedEvent], taken: dict[date, Night], today: date
) -> Iterator[tuple[int, int | None, int | None]]:
    """What another site has sold and we have too: (entry, stay, block of the owner)."""
    for event in events:
        if event.echo or Kind(event.kind) not in CAN_CLASH:
            continue
        for day in _near(event, today, horizon(today)):
            night = taken.get(day)
            if night is not None and night.kind == Night.Kind.STAY:
                yield event.pk, night.stay_id, None
            elif night is not None and night.kind == Night.Kind.OWNER:
                yield event.pk, None, night.block_id


def _compare_conflicts(plan: Plan, home: Home, pairs: set[Pair]) -> None:
    """Those found for the first time, and those that are over."""
    kept = Conflict.objects.filter(home=home)
    open_ones = {conflict.pair: conflict for conflict in kept.open()}
    # What a person has settled stays settled.
    closed = set(kept.exclude(settled_by=None).values_list("event_id", "stay_id", "block_id"))
    plan.over = [conflict for pair, conflict in open_ones.items() if pair not in pairs]
    # More than anybody settles at once wait until some are settled: they are found again.
    room = max(0, MOST_CONFLICTS - len(open_ones) + len(plan.over))
    plan.new = sorted(pairs - open_ones.keys() - closed, key=str)[:room]
