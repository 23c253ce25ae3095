from collections.abc import Sequence
from statistics import median


def percentile(values: Sequence[float], percent: float) -> float:
    """The smallest value that so many percent do not exceed."""
    ordered = sorted(values)
    return ordered[max(0, -(-len(ordered) * percent // 100).__int__() - 1)]


def middle(rounds: Sequence[Sequence[float]], percent: float) -> float:
    """The median, over the rounds, of each round's percentile."""
    return median(percentile(values, percent) for values in rounds)
