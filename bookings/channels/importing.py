"""Writing down what another calendar says: its entries, their nights, and whether to believe it."""

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from core import audit
from core.dates import nights as days

from ..models import Block, Feed, FeedEvent
from ..night_cap.closing import recount_home
from ..services.availability import lock
from ..services.covering import cover
from ..today import today_at
from . import nights
from .alarms import sound
from .differences import Differences, compare
from .parsing import Parsed, parse
from .rules import HEARTBEAT, Entry, Kind, Trouble, pause_after, window

MOST_SKIPPED = 20


def read(feed: Feed, body: bytes, etag: str = "", last_modified: str = "") -> None:
    """Take in a calendar as its site sent it; raises Unread, and then nothing has changed.

    A calendar that says what it said before costs no write.
    """
    today = today_at(feed.home)
    parsed = parse(body, feed.home.time_zone, *window(today))
    if _is_news(feed, parsed, today):
        _write(feed.pk, parsed, today, etag, last_modified)
    else:
        nights.settle(feed.home)


def read_again(feed: Feed) -> None:
    """The site says that nothing changed."""
    if _beats(feed, timezone.now()):
        Feed.objects.filter(pk=feed.pk).update(**_well(timezone.now()))
    nights.settle(feed.home)


def note_failure(feed_id: int, trouble: Trouble) -> None:
    """A calendar could not be read: its nights stay as they are, and it is left alone a while."""
    with transaction.atomic():
        # The home stays free: whoever locks both begins with it.
        feeds = Feed.objects.select_for_update(of=("self",)).select_related("home")
        feed = feeds.get(pk=feed_id)
        feed.failures += 1
        feed.trouble = trouble.value
        feed.next_fetch_at = timezone.now() + pause_after(feed.failures)
        feed.save(update_fields=["failures", "trouble", "next_fetch_at"])
        sound(feed)


def _is_news(feed: Feed, parsed: Parsed, today: date) -> bool:
    found = _differences(feed, parsed, today)
    alarm = found.alarm.value if found.alarm else ""
    noted = (feed.alarm, feed.failures, feed.trouble, feed.removal_allowed, feed.next_fetch_at)
    unlike = noted != (alarm, 0, "", False, None) or feed.skipped != _skipped(parsed)
    return found.are_some or unlike or _beats(feed, timezone.now())


def _differences(feed: Feed, parsed: Parsed, today: date) -> Differences:
    since, _until = window(today)
    known = {event.uid: event for event in feed.events.filter(last__gt=since)}
    return compare(known, parsed.entries, timezone.now(), today, feed.removal_allowed)


@transaction.atomic
def _write(feed_id: int, parsed: Parsed, today: date, etag: str, last_modified: str) -> None:
    """With the home locked, whoever else reads or books it waits."""
    lock(Feed.objects.values_list("home_id", flat=True).get(pk=feed_id))
    feed = Feed.objects.select_related("home").get(pk=feed_id)
    found = _differences(feed, parsed, today)
    _apply(feed, found, today)
    # Until all is settled the whole calendar is wanted, not "nothing changed".
    settled = not (found.alarm or found.missing)
    values = _well(timezone.now()) | {
        "etag": etag[:200] if settled else "",
        "last_modified": last_modified[:60] if settled else "",
        "skipped": _skipped(parsed),
        "removal_allowed": False,
    }
    for name, value in values.items():
        setattr(feed, name, value)
    feed.save(update_fields=list(values))
    sound(feed, found.alarm)
    nights.settle_locked(feed.home)
    if found.are_some:
        _record(feed, found)
        recount_home(feed.home, today)


def _apply(feed: Feed, found: Differences, today: date) -> None:
    ours = nights.taken_beside(feed, today)
    changed = [_changed(event, entry, today, ours) for event, entry in found.changed]
    _keep_new(feed, found.new, today, ours)
    _keep_changed(feed, changed)
    now = timezone.now()
    for event in found.missing:
        event.missing_since = now
    FeedEvent.objects.bulk_update(found.missing, ["missing_since"])
    let_go(found.gone, today)


def let_go(gone: list[FeedEvent], today: date) -> None:
    """Entries that are no more; the nights behind us stay counted."""
    for event in gone:
        event.cancelled_at, event.missing_since = timezone.now(), None
    FeedEvent.objects.bulk_update(gone, ["cancelled_at", "missing_since"])
    blocks = Block.objects.filter(feed_event__in=gone, last__gt=today)
    ranges = list(blocks.values_list("home_id", "first", "last"))
    blocks.filter(first__gte=today).delete()
    blocks.update(last=today)
    for home_id, first, last in ranges:
        cover(home_id, first, last)


def _keep_new(feed: Feed, entries: list[Entry], today: date, ours: set[date]) -> None:
    blocks = Block.objects.bulk_create([_block(feed, entry) for entry in entries])
    FeedEvent.objects.bulk_create(
        FeedEvent(
            feed=feed,
            uid=entry.uid,
            kind=entry.kind.value,
            first=entry.first,
            last=entry.last,
            summary=entry.summary,
            echo=_is_echo(entry, today, ours),
            block=block,
        )
        for entry, block in zip(entries, blocks, strict=True)
    )


def _changed(event: FeedEvent, entry: Entry, today: date, ours: set[date]) -> FeedEvent:
    if (event.first, event.last) != (entry.first, entry.last) or event.cancelled_at:
        event.echo = _is_echo(entry, today, ours)
    event.kind, event.first, event.last = entry.kind.value, entry.first, entry.last
    event.summary = entry.summary
    event.missing_since = event.cancelled_at = None
    return event


def _keep_changed(feed: Feed, events: list[FeedEvent]) -> None:
    blocks = Block.objects.in_bulk([event.block_id for event in events if event.block_id])
    for event in events:
        like = _block(feed, event)
        block = blocks.get(event.block_id or 0)
        if block is None:
            like.save()
            event.block = like
        else:
            block.first, block.last, block.kind = like.first, like.last, like.kind
    Block.objects.bulk_update(blocks.values(), ["first", "last", "kind"])
    names = ["kind", "first", "last", "summary", "echo", "missing_since", "cancelled_at", "block"]
    FeedEvent.objects.bulk_update(events, names)


def _block(feed: Feed, entry: Entry | FeedEvent) -> Block:
    closed = entry.kind == Kind.CLOSED
    kind = Block.Kind.CLOSED if closed else Block.Kind.IMPORTED
    return Block(
        home=feed.home, kind=kind, first=entry.first, last=entry.last, note=feed.label[:200]
    )


def _is_echo(entry: Entry, today: date, ours: set[date]) -> bool:
    """Whether it only says what we told that site: it may not tell a stay from a closure."""
    if entry.kind not in (Kind.CLOSED, Kind.UNKNOWN):
        return False
    ahead = list(days(max(entry.first, today), entry.last))
    return bool(ahead) and all(day in ours for day in ahead)


def _beats(feed: Feed, now: datetime) -> bool:
    return feed.last_good_at is None or now - feed.last_good_at >= HEARTBEAT


def _well(now: datetime) -> dict[str, Any]:
    return {"last_good_at": now, "failures": 0, "trouble": "", "next_fetch_at": None}


def _skipped(parsed: Parsed) -> list[list[str]]:
    return [[why.value, title] for why, title in parsed.skipped[:MOST_SKIPPED]]


def _record(feed: Feed, found: Differences) -> None:
    audit.record(
        None,
        "imported",
        feed,
        new=len(found.new),
        changed=len(found.changed),
        missing=len(found.missing),
        gone=len(found.gone),
    )
