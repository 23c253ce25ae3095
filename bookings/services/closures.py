"""Closing and opening ranges of nights, whatever blocks they fall into."""

from datetime import date
from itertools import groupby

from django.db import transaction

from accounts.models import User
from catalogue.models import Home
from core.dates import DAY, nights

from ..errors import NightsTaken
from ..models import Block, Night
from .availability import lock
from .blocks import before_closing, block_nights, free_block, move_block

KEPT = (Block.Kind.CLOSED, Block.Kind.OWNER)


@transaction.atomic
def close_nights(home: Home, first: date, last: date, by: User | None, note: str = "") -> int:
    """Close what is open of the nights [first, last); refused when a stay has one of them.

    Returns how many nights it closed.
    """
    home = lock(home.pk)
    taken = Night.objects.filter(home=home).between(first, last).lasting().order_by("date")
    stays = taken.filter(kind=Night.Kind.STAY).values_list("date", "kind", "stay__reference")
    if stays:
        raise NightsTaken(list(stays))
    known = set(before_closing(taken).values_list("date", flat=True))
    closings = home.blocks.filter(kind=Block.Kind.CLOSED, feed_event=None)
    claimed = {
        day
        for block in closings.filter(first__lt=last, last__gt=first)
        for day in nights(block.first, block.last)
    }
    made = [
        block_nights(home, start, end, Block.Kind.CLOSED, by, note)
        for start, end in _runs(first, last, known | claimed)
    ]
    return Night.objects.filter(block__in=made).count()


@transaction.atomic
def open_nights(home: Home, first: date, last: date, by: User | None) -> int:
    """Give back what is closed, or kept by the owner, of [first, last); returns how many nights.

    A block that goes beyond the range keeps what is outside. What another site closes stays
    closed: it is opened there.
    """
    home = lock(home.pk)
    kept = Night.objects.filter(home=home, kind__in=KEPT).between(first, last)
    inside = kept.filter(block__feed_event=None)
    count = inside.count()
    own = home.blocks.filter(kind__in=KEPT, feed_event=None)
    for block in own.filter(first__lt=last, last__gt=first):
        _cut(block, first, last, by)
    inside.delete()  # nights closed before blocks were kept
    return count


def _cut(block: Block, first: date, last: date, by: User | None) -> None:
    """Take [first, last) out of a block, which ends up shorter, in two, or gone."""
    start, end = block.first, block.last
    if start < first:
        move_block(block, start, first, by)
        if last < end:
            block_nights(block.home, last, end, block.kind, by, block.note)
    elif last < end:
        move_block(block, last, end, by)
    else:
        free_block(block, by)


def _runs(first: date, last: date, known: set[date]) -> list[tuple[date, date]]:
    """The unbroken ranges of [first, last) without the known days."""
    found = []
    for free, days in groupby(nights(first, last), key=lambda day: day not in known):
        run = list(days)
        if free:
            found.append((run[0], run[-1] + DAY))
    return found
