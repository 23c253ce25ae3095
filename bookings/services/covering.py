"""Nights given back: what lies behind them takes them at once.

That is what another site has sold as well, and then a closing.
"""

from datetime import date

from django.db.models import QuerySet

from core.dates import DAY, nights
from core.pagecache import bump

from ..models import Block, Night


def give_back(home_id: int, taken: QuerySet[Night]) -> None:
    """Let nights of a home go."""
    days = list(taken.order_by().values_list("date", flat=True))
    if days:
        taken.delete()
        cover(home_id, min(days), max(days) + DAY)
        bump()


def cover(home_id: int, first: date, last: date) -> None:
    """Stays sold elsewhere, then closings, take the nights [first, last) given back."""
    behind = Block.objects.filter(home=home_id, kind__in=[Block.Kind.IMPORTED, Block.Kind.CLOSED])
    for block in behind.filter(first__lt=last, last__gt=first).order_by("-kind", "first"):
        fill(block)


def fill(block: Block) -> None:
    """Write the nights of a block that nothing lies before."""
    there = Night.objects.filter(home=block.home_id).between(block.first, block.last)
    known = set(there.values_list("date", flat=True))
    Night.objects.bulk_create(
        Night(home_id=block.home_id, date=day, kind=block.kind, block=block)
        for day in nights(block.first, block.last)
        if day not in known
    )
    bump()
