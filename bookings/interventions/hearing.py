"""Stays and owners' stays are heard, so that a cleaning follows each departure."""

from typing import Any

from django.dispatch import receiver

from ..models import Block, Stay
from ..signals import (
    block_freed,
    block_made,
    block_moved,
    stay_cancelled,
    stay_confirmed,
    stay_moved,
)
from .services import cancel_routines, move_routines, plan_routines


@receiver(stay_confirmed)
def plan_after_stay(stay: Stay, **_kwargs: Any) -> None:
    plan_routines(stay)


@receiver(stay_moved)
def follow_stay(stay: Stay, **_kwargs: Any) -> None:
    move_routines(stay)


@receiver(stay_cancelled)
def drop_after_stay(stay: Stay, **_kwargs: Any) -> None:
    cancel_routines(stay)


@receiver(block_made)
def plan_after_block(block: Block, **_kwargs: Any) -> None:
    if block.kind == Block.Kind.OWNER:
        plan_routines(block)


@receiver(block_moved)
def follow_block(block: Block, **_kwargs: Any) -> None:
    move_routines(block)


@receiver(block_freed)
def drop_after_block(block: Block, **_kwargs: Any) -> None:
    cancel_routines(block)
