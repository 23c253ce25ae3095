"""Nights taken without a stay: closings, the owner's own stays, what other calendars say.

A closing lies behind what is there already: nights booked elsewhere, or kept free after a stay,
stay what they are, and become the closing's when they are given back.
"""

from datetime import date

from django.db import transaction

from accounts.models import User
from catalogue.models import Home
from core import audit
from core.pagecache import bump

from ..errors import CannotBook, NightsTaken
from ..models import Block, Night
from ..models.night import NightQuerySet
from ..rules import Problem
from ..signals import block_freed, block_made, block_moved
from .availability import lock
from .covering import cover, fill

BEHIND = (Night.Kind.IMPORTED, Night.Kind.BUFFER)


@transaction.atomic
def block_nights(
    home: Home, first: date, last: date, kind: str, by: User | None, note: str = ""
) -> Block:
    """Take the nights [first, last) of a home; raises NightsTaken when one is not to be had."""
    home = lock(home.pk)
    check_room(home, first, last, kind)
    block = Block.objects.create(
        home=home, first=first, last=last, kind=kind, note=note, made_by=by
    )
    _fill(block)
    verb = "closed nights" if kind == Block.Kind.CLOSED else "blocked nights"
    audit.record(by, verb, home, kind=kind, first=first, last=last, block=block.pk)
    block_made.send(Block, block=block)
    return block


@transaction.atomic
def move_block(block: Block, first: date, last: date, by: User | None) -> Block:
    """Give a block other nights; raises NightsTaken, and then nothing has changed."""
    home, block = _locked(block)
    before = (block.first, block.last)
    check_room(home, first, last, block.kind, but=block)
    block.nights.all().delete()
    block.first, block.last = first, last
    block.save(update_fields=["first", "last"])
    _fill(block)
    cover(home.pk, *before)
    audit.record(by, "moved block", home, block=block.pk, before=before, after=(first, last))
    block_moved.send(Block, block=block, before=before)
    return block


@transaction.atomic
def free_block(block: Block, by: User | None) -> None:
    """Give back all the nights of a block."""
    home, block = _locked(block)
    block_freed.send(Block, block=block)
    first, last = block.first, block.last
    audit.record(by, "freed block", home, kind=block.kind, first=first, last=last, block=block.pk)
    block.delete()
    cover(home.pk, first, last)
    bump()


def check_room(home: Home, first: date, last: date, kind: str, but: Block | None = None) -> None:
    """Raise NightsTaken where a stay or another block has one of the nights."""
    if last <= first:
        raise CannotBook(Problem.REVERSED)
    taken = Night.objects.filter(home=home).between(first, last).lasting()
    if kind == Block.Kind.CLOSED:
        taken = before_closing(taken)
    if kind == Block.Kind.OWNER:  # who may not let any more may still live there
        taken = taken.exclude(block__cap_year__isnull=False)
    if but is not None:
        taken = taken.exclude(block=but)
    found = list(taken.order_by("date").values_list("date", "kind", "stay__reference"))
    if found:
        raise NightsTaken([(day, held, stay or "") for day, held, stay in found])


def before_closing(taken: NightQuerySet) -> NightQuerySet:
    """The nights that no closing lies behind: whoever closes finds them taken."""
    return taken.exclude(kind__in=BEHIND).exclude(block__feed_event__isnull=False)


def _fill(block: Block) -> None:
    """Write the nights of a block; what the cap closed lies behind the owner's own stay."""
    if block.kind == Block.Kind.OWNER:
        capped = Night.objects.filter(home=block.home_id, block__cap_year__isnull=False)
        capped.between(block.first, block.last).delete()
    fill(block)


def _locked(block: Block) -> tuple[Home, Block]:
    home = lock(block.home_id)
    return home, Block.objects.select_for_update().get(pk=block.pk)
