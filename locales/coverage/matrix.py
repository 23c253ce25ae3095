"""Languages across, areas down."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.utils.functional import Promise
from wagtail.models import Locale

from ..languages import source as source_language
from ..models import Area
from . import content, interface
from .cells import Cell


@dataclass
class Row:
    """One area. `kind` says where its cells lead: to objects or to strings."""

    name: str
    label: str | Promise
    kind: str
    cells: list[Cell]


@dataclass
class Matrix:
    locales: list[Locale]
    rows: list[Row] = field(default_factory=list)

    @property
    def totals(self) -> list[Cell]:
        """Everything in a language."""
        sums = [Cell() for _locale in self.locales]
        for row in self.rows:
            for total, cell in zip(sums, row.cells, strict=True):
                total.add(cell)
        return sums


def matrix(locales: Iterable[Locale] | None = None) -> Matrix:
    """The source language first, then the others in the order they came."""
    source = source_language()
    chosen = list(locales) if locales is not None else columns(source)
    found = Matrix(chosen)
    counted = content.count(source, chosen)
    for one in content.areas.values():
        cells = [counted[one.name].get(locale.pk, Cell()) for locale in chosen]
        found.rows.append(Row(one.name, one.label, "content", cells))
    words = interface.count([locale.language_code for locale in chosen])
    for area in Area:
        if area.value in words:
            cells = [words[area.value][locale.language_code] for locale in chosen]
            found.rows.append(Row(area.value, area.label, "strings", cells))
    return found


def columns(source: Locale) -> list[Locale]:
    rows = Locale.all_objects.select_related("hidden").order_by("pk")
    return sorted(rows, key=lambda locale: locale.pk != source.pk)
