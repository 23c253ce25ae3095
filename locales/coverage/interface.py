"""The words of the code, by area and language."""

import unicodedata
from collections import Counter, defaultdict

from django.db.models import Count, QuerySet

from ..models import InterfaceString, InterfaceTranslation
from ..words import speaker
from .cells import Cell

Cells = dict[str, dict[str, Cell]]  # by area, then by code


def count(codes: list[str]) -> Cells:
    """The cells of each area by language, in two sentences of SQL."""
    cells: Cells = defaultdict(lambda: {code: Cell() for code in codes})
    edited: Counter[tuple[str, str, str]] = Counter()
    for area, code, state, shipped, number in _translated(codes):
        cell = cells[area][code]
        setattr(cell, state, getattr(cell, state) + number)
        edited[area, shipped, code] += number
    for area, shipped, number in _by_catalogues():
        for code in codes:
            rest = number - edited[area, shipped, code]
            if f" {code} " in shipped:
                cells[area][code].done += rest
            else:
                cells[area][code].missing += rest
    return cells


def _translated(codes: list[str]) -> list[tuple[str, str, str, str, int]]:
    rows = InterfaceTranslation.objects.filter(string__obsolete_at=None, language__in=codes)
    named = rows.values_list("string__area", "language", "state", "string__shipped").order_by()
    return list(named.annotate(number=Count("pk")))


def _by_catalogues() -> list[tuple[str, str, int]]:
    """Strings are alike that lie in one area and come translated into the same languages."""
    rows = InterfaceString.objects.in_use().values_list("area", "shipped").order_by()
    return list(rows.annotate(number=Count("pk")))


def search(rows: QuerySet[InterfaceString], language: str, text: str) -> QuerySet[InterfaceString]:
    """Those with a text in their source or in what visitors read, whatever its accents."""
    wanted, say = _plain(text), speaker(language)
    edited = dict(
        InterfaceTranslation.objects.filter(language=language).values_list("string_id", "forms")
    )
    found = [
        row.pk
        for row in rows
        if wanted in _plain("\n".join(_words(row, edited.get(row.pk) or say(row))))
    ]
    return rows.filter(pk__in=found)


def _words(row: InterfaceString, said: list[str]) -> list[str]:
    return [row.msgid, row.msgid_plural, row.context, *said]


def _plain(text: str) -> str:
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(part for part in parts if not unicodedata.combining(part))
