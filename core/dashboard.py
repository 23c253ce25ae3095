"""Panels of the back-office's first page: a few counts and the first rows of a list."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from laces.components import Component

ROWS = 10


@dataclass(frozen=True)
class Figure:
    """A number, what it counts, and the list of what was counted."""

    label: Any
    value: Any
    url: str = ""
    alarm: bool = False


@dataclass(frozen=True)
class Line:
    """One row of a list, linked to its page."""

    text: Any
    url: str
    note: Any = ""


class OfficePanel(Component):
    """A titled box; subclasses say its figures and its lines."""

    template_name = "core/admin/panel.html"
    title: Any = ""
    empty: Any = ""
    order = 50

    def figures(self) -> Sequence[Figure]:
        return ()

    def lines(self) -> Sequence[Line]:
        return ()

    def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
        return {"panel": self, "figures": self.figures(), "lines": self.lines()}
