from datetime import date

from .rules import Problem


class CannotBook(Exception):
    """A stay was refused; `problem` says why, for the caller to put into words."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.value)
        self.problem = problem


class NightsTaken(CannotBook):
    """Nights cannot be blocked: `taken` says which of them, what has them, and whose stay."""

    def __init__(self, taken: list[tuple[date, str, str]]) -> None:
        super().__init__(Problem.TAKEN)
        self.taken = taken


class StayBegun(Exception):
    """The stay has begun: it can no longer be cancelled or changed without the agency."""


class HoldEnded(Exception):
    """The hold ran out, or the stay is no longer a hold."""


class CannotLeave(Exception):
    """The stay does not run, or the day to leave it is not before the one that was agreed."""
