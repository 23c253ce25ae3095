"""Every change of what is let is counted at once."""

from datetime import date
from functools import partial
from typing import Any

from django.db import transaction
from django.dispatch import receiver
from django.utils import timezone

from catalogue.models import Home
from catalogue.signals import home_facts_changed
from core.dates import DAY

from ..models import Block, Stay
from ..signals import (
    block_freed,
    block_made,
    block_moved,
    stay_cancelled,
    stay_confirmed,
    stay_moved,
)
from .closing import recount, recount_years


@receiver([stay_confirmed, stay_cancelled, stay_moved], sender=Stay)
def stay_changed(stay: Stay, before: tuple[date, date] | None = None, **_signal: Any) -> None:
    if stay.home.primary_residence:
        _recount(stay.home_id, (stay.arrival, stay.departure), *([before] if before else []))


@receiver([block_made, block_moved, block_freed], sender=Block)
def block_changed(block: Block, before: tuple[date, date] | None = None, **_signal: Any) -> None:
    if block.kind == Block.Kind.IMPORTED and block.home.primary_residence:
        ranges = [(block.first, block.last), *([before] if before else [])]
        # A block that is freed is still there when it says so.
        transaction.on_commit(partial(_recount, block.home_id, *ranges))


@receiver(home_facts_changed, sender=Home)
def facts_changed(home: Home, facts: list[str], **_signal: Any) -> None:
    """Another town has another cap, and a secondary residence has none."""
    if not {"primary_residence", "commune"}.isdisjoint(facts):
        recount_years(home, timezone.localdate())


def _recount(home_id: int, *ranges: tuple[date, date]) -> None:
    years = {day.year for first, last in ranges for day in (first, last - DAY)}
    for year in sorted(years):
        recount(home_id, year)
