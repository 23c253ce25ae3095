"""What counts as a difference between entry and exit, and how much a report may hold."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from math import hypot

PHOTOS_PER_LINE = 5
PHOTOS_PER_REPORT = 60
LINES_PER_REPORT = 400
# The pad a signature is drawn on: width and height in units of its own.
SIGNATURE_BOX = (600, 220)
MOST_POINTS = 6000
# Shorter than this it is a slip of the finger.
SHORTEST_SIGNATURE = 60

CONDITIONS = ("new", "good", "worn", "damaged", "missing")
MISSING = "missing"


class Change(StrEnum):
    """How a thing differs on exit from what it was on entry."""

    WORSE = "worse"
    FEWER = "fewer"
    GONE = "gone"
    ADDED = "added"


# What a part of a deposit may be kept for.
LOSSES = frozenset({Change.WORSE, Change.FEWER, Change.GONE})


@dataclass(frozen=True)
class Seen:
    """A thing as it was seen once."""

    quantity: int
    condition: str

    @property
    def is_there(self) -> bool:
        return self.condition != MISSING and self.quantity > 0


def changes(before: Seen | None, after: Seen) -> frozenset[Change]:
    """What became of a thing; nothing when it is as it was, or better."""
    if before is None:
        return frozenset({Change.ADDED})
    if not before.is_there:
        return frozenset()
    if not after.is_there:
        return frozenset({Change.GONE})
    found = set()
    if CONDITIONS.index(after.condition) > CONDITIONS.index(before.condition):
        found.add(Change.WORSE)
    if after.quantity < before.quantity:
        found.add(Change.FEWER)
    return frozenset(found)


def consumption(before: Decimal | None, after: Decimal | None) -> Decimal | None:
    """What a meter counted; negative when it went back, which somebody misread."""
    return None if before is None or after is None else after - before


def keys_missing(handed: int, returned: int | None) -> int:
    """Keys not given back; none as long as nobody counted them."""
    return 0 if returned is None else max(0, handed - returned)


@dataclass(frozen=True)
class Progress:
    done: int
    of: int

    @property
    def complete(self) -> bool:
        return self.done == self.of


def progress(rooms: Iterable[Sequence[bool]]) -> Progress:
    """Rooms in which everything was looked at, of all rooms."""
    finished = [all(checked) for checked in rooms]
    return Progress(sum(finished), len(finished))


def may_add_photo(on_line: int, on_report: int) -> bool:
    return on_line < PHOTOS_PER_LINE and on_report < PHOTOS_PER_REPORT


class NoSignature(ValueError):
    """What was sent is not a drawing of the pad."""


Strokes = list[list[int]]


def strokes(text: str) -> Strokes:
    """A signature as the pad sends it, [[x, y, x, y, …], …]; empty when nothing was drawn."""
    try:
        drawn = json.loads(text or "[]")
    except ValueError as error:
        raise NoSignature from error
    if not isinstance(drawn, list) or not all(_is_stroke(one) for one in drawn):
        raise NoSignature
    if sum(len(one) for one in drawn) > 2 * MOST_POINTS:
        raise NoSignature
    if drawn and length(drawn) < SHORTEST_SIGNATURE:
        raise NoSignature
    return drawn


def _is_stroke(one: object) -> bool:
    if not isinstance(one, list) or len(one) < 4 or len(one) % 2:
        return False
    return all(type(n) is int and 0 <= n <= SIGNATURE_BOX[place % 2] for place, n in enumerate(one))


def length(drawn: Strokes) -> float:
    """How long the line is that somebody drew."""
    return sum(
        hypot(one[i + 2] - one[i], one[i + 3] - one[i + 1])
        for one in drawn
        for i in range(0, len(one) - 2, 2)
    )
