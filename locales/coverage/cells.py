from collections.abc import Iterator
from dataclasses import dataclass, fields

from django.db import models
from django.utils.translation import gettext_lazy as _


class State(models.TextChoices):
    """Where a text stands in a language, what is most urgent first."""

    MISSING = "missing", _("Missing")
    OUTDATED = "outdated", _("Outdated")
    MACHINE = "machine", _("By machine")
    DONE = "done", _("Done")


@dataclass
class Cell:
    """How many things of an area stand where in a language."""

    missing: int = 0
    outdated: int = 0
    machine: int = 0
    done: int = 0

    @property
    def total(self) -> int:
        return self.missing + self.outdated + self.machine + self.done

    @property
    def percent(self) -> int:
        """Rounded down: 100 says that nothing is left to do."""
        return 100 * self.done // self.total if self.total else 100

    @property
    def is_complete(self) -> bool:
        return self.done == self.total

    def add(self, other: "Cell") -> None:
        for field in fields(self):
            setattr(self, field.name, getattr(self, field.name) + getattr(other, field.name))

    def parts(self) -> Iterator[tuple[State, int]]:
        """The states that occur, with their numbers."""
        return ((state, count) for state in State if (count := getattr(self, state.value)))

    def bar(self) -> Iterator[tuple[State, float, float]]:
        """(state, start, width) in percent, as the bar is drawn: what is done first."""
        start = 0.0
        for state, count in reversed(list(self.parts())):
            width = 100 * count / self.total
            yield state, round(start, 2), round(width, 2)
            start += width
