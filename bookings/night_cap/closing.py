"""Closing what is left of a year at its cap, and opening it again when there is room."""

from datetime import date

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from accounts.models import User
from catalogue.compliance.rules import Level, level
from catalogue.models import Home
from catalogue.rules import horizon
from core import audit
from core.pagecache import bump
from notifications.services import notify

from ..models import Block, LettingYear
from ..services.availability import lock
from ..services.covering import cover, fill
from .counting import cap_of, nights_let


@transaction.atomic(savepoint=False)
def recount(home_id: int, year: int) -> LettingYear | None:
    """Count a year again, close or open what is left of it, and tell its owner once a step.

    None for homes that nothing limits; what was closed for the cap is opened.
    """
    home = lock(home_id)
    cap = cap_of(home, year)
    if cap is None:
        _open(home, year)
        return None
    letting = LettingYear.objects.get_or_create(home=home, year=year)[0]
    letting.nights = nights_let(home, year)
    reached = level(letting.nights, cap)
    _close(home, year) if reached == Level.REACHED else _open(home, year)
    _tell(letting, reached)
    letting.save(update_fields=["nights", "told"])
    return letting


def recount_all(today: date) -> int:
    """Count the years of every home that is a primary residence, or was; returns how many."""
    closed = Block.objects.exclude(cap_year=None).values("home")
    homes = list(Home.objects.filter(Q(primary_residence=True) | Q(pk__in=closed)))
    for home in homes:
        recount_years(home, today)
    return len(homes)


def recount_home(home: Home, today: date) -> None:
    """Count the years of a home, where a cap may limit them."""
    if home.primary_residence:
        recount_years(home, today)


def recount_years(home: Home, today: date) -> None:
    """Count this year and every one that can be booked; open what no cap limits."""
    for year in range(today.year, horizon(today).year + 1):
        recount(home.pk, year)


@transaction.atomic
def allow(letting: LettingYear, nights: int, reason: str, by: User) -> LettingYear:
    """Let a home go beyond the cap of its town, or stop before it, for a reason."""
    letting = LettingYear.objects.select_for_update().get(pk=letting.pk)
    before = letting.allowed
    letting.allowed, letting.reason = nights, reason
    letting.decided_by, letting.decided_at = by, timezone.now()
    letting.save(update_fields=["allowed", "reason", "decided_by", "decided_at"])
    audit.record(
        by, "allowed nights", letting.home, year=letting.year, before=before, after=nights,
        reason=reason,
    )  # fmt: skip
    return recount(letting.home_id, letting.year) or letting


def _close(home: Home, year: int) -> None:
    """A closing behind whatever is booked already, to the end of the year."""
    first, last = max(timezone.localdate(), date(year, 1, 1)), date(year + 1, 1, 1)
    if first >= last or home.blocks.filter(cap_year=year).exists():
        return
    block = Block.objects.create(
        home=home, first=first, last=last, kind=Block.Kind.CLOSED, cap_year=year
    )
    fill(block)
    audit.record(None, "closed nights", home, first=first, last=last, cap_year=year)


def _open(home: Home, year: int) -> None:
    for block in home.blocks.filter(cap_year=year):
        first, last = block.first, block.last
        block.delete()
        cover(home.pk, first, last)
        bump()
        audit.record(None, "opened nights", home, first=first, last=last, cap_year=year)


def _tell(letting: LettingYear, reached: Level) -> None:
    """One letter when the cap comes near, one when it is reached."""
    told = LettingYear.Told(reached.value)
    if told != letting.told and told != LettingYear.Told.NOTHING:
        owner = letting.home.owner.user
        key = f"{letting.pk}:{told}:{letting.nights}"
        notify(owner, "bookings/night_cap", key, owner.reads, letting_year=letting.pk)
    letting.told = told
