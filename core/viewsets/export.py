from collections.abc import Iterator
from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

LONGEST_SHEET = 50_000
# A spreadsheet takes a cell that starts with one of these for a formula.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def harmless(cell: Any) -> Any:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULA_STARTS) else cell


class InChunks:
    """A queryset that is read without keeping its rows."""

    def __init__(self, queryset: QuerySet) -> None:
        self.queryset, self.model = queryset, queryset.model

    def __iter__(self) -> Iterator[Any]:
        return self.queryset.iterator(chunk_size=500)


class SafeExport:
    """Spreadsheets that neither fill the memory nor carry formulas typed by strangers."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not self.is_export:
            return super().get(request, *args, **kwargs)
        queryset = self.get_queryset()
        if queryset.order_by()[: LONGEST_SHEET + 1].count() > LONGEST_SHEET:
            return self.too_long()
        return self.as_spreadsheet(InChunks(queryset), request.GET["export"])

    def too_long(self) -> HttpResponse:
        text = _("A spreadsheet holds at most %(most)s rows: narrow your filters first.")
        messages.error(self.request, text % {"most": LONGEST_SHEET})
        return redirect(self.index_url)

    def preprocess_field_value(self, field: str, value: Any, export_format: str) -> Any:
        return harmless(super().preprocess_field_value(field, value, export_format))
