"""How sure an answer must be."""

from collections.abc import Sequence
from enum import Enum

# Above SURE the best entry is the answer; above HALF_SURE the best few are proposed.
SURE, HALF_SURE = 0.34, 0.2
# Letters alone must be much more alike before they mean something.
SURE_BY_LETTERS, HALF_SURE_BY_LETTERS = 0.55, 0.33
PROPOSED = 3


class Certainty(Enum):
    SURE = "sure"
    HALF_SURE = "half sure"
    UNSURE = "unsure"


def certainty(scores: Sequence[float], by_letters: bool = False) -> Certainty:
    """What may be said when the entries fit that well, the best one first."""
    best = scores[0] if scores else 0.0
    sure, half = (SURE_BY_LETTERS, HALF_SURE_BY_LETTERS) if by_letters else (SURE, HALF_SURE)
    if best >= sure:
        return Certainty.SURE
    return Certainty.HALF_SURE if best >= half else Certainty.UNSURE
