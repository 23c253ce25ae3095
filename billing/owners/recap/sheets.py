"""The lines of a recap as a file for a spreadsheet or an accountant."""

import csv
from collections.abc import Iterator
from io import BytesIO, StringIO
from typing import Any

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.styles import Font

from core.viewsets.export import harmless

from .lines import Line
from .overview import in_sum

CSV = "text/csv; charset=utf-8"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def head() -> list[str]:
    return [_("Day"), _("Home"), _("Kind"), _("What"), _("Computed from"), _("Amount in euros")]


def rows(found: list[Line]) -> Iterator[list[Any]]:
    for line in found:
        home = line.home.reference if line.home else ""
        yield [
            line.day,
            home,
            str(line.kind),
            harmless(line.words),
            harmless(line.why),
            line.amount,
        ]


def as_csv(found: list[Line]) -> bytes:
    """Comma separated, UTF-8 with the mark that spreadsheets need to see it."""
    text = StringIO()
    writer = csv.writer(text)
    writer.writerow(head())
    writer.writerows(rows(found))
    return text.getvalue().encode("utf-8-sig")


def as_xlsx(found: list[Line]) -> bytes:
    """One sheet: the lines, and what they come to."""
    book, content = Workbook(), BytesIO()
    sheet = book.active
    sheet.append(head())
    for row in rows(found):
        sheet.append(row)
    sheet.append([None, None, None, _("In all"), None, in_sum(found).net])
    for cell in (*sheet[1], *sheet[sheet.max_row]):
        cell.font = Font(bold=True)
    sheet.freeze_panes = "A2"
    book.save(content)
    return content.getvalue()
