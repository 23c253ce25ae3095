"""The coverage matrix, and the page of one language."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin.widgets.button import HeaderButton

from .. import machine
from ..coverage import Cell, Matrix, matrix
from ..coverage.matrix import Row
from ..languages import source
from ..middleware import PREVIEWED
from .base import MANAGE, TRANSLATE, DeskView, LanguageView


class MatrixView(DeskView):
    template_name = "locales/desk/matrix.html"

    def get(self, request: HttpRequest) -> HttpResponse:
        found = matrix()
        columns = list(zip(found.locales, found.totals, strict=True))
        return self.show(columns=columns, rows=_linked(found, request.user))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(machine=machine.is_available(), **kwargs)

    def get_header_buttons(self) -> list[Any]:
        if not self.request.user.has_perm(MANAGE):
            return []
        url = reverse("languages:add")
        return [HeaderButton(_("Add a language"), url=url, icon_name="plus")]

    def parents(self) -> list[dict[str, Any]]:
        return []


@dataclass(frozen=True)
class LinkedRow:
    """An area with its cells, each beside the address of the screen that fixes it."""

    label: Any
    cells: list[tuple[Cell, str]]


def _linked(found: Matrix, user: Any) -> list[LinkedRow]:
    codes = [locale.language_code for locale in found.locales]
    may_translate = user.has_perm(TRANSLATE)
    return [
        LinkedRow(
            row.label, list(zip(row.cells, _addresses(row, codes, may_translate), strict=True))
        )
        for row in found.rows
    ]


def _addresses(row: Row, codes: list[str], may_translate: bool) -> list[str]:
    """Ready for a filter to be added."""
    if row.kind == "strings":
        return [
            f"{reverse('languages:strings', args=[code])}?area={row.name}&" if may_translate else ""
            for code in codes
        ]
    return [
        ""
        if code == settings.LANGUAGE_CODE
        else f"{reverse('languages:content', args=[code, row.name])}?"
        for code in codes
    ]


class OneLanguageView(LanguageView):
    """The same column as a list, with what can be done to the language."""

    template_name = "locales/desk/language.html"

    def get(self, request: HttpRequest, code: str) -> HttpResponse:
        found = matrix([self.locale])
        return self.show(
            rows=_linked(found, request.user),
            total=found.totals[0],
            is_source=self.locale == source(),
            previewed=request.session.get(PREVIEWED) == self.code,
        )

    def get_page_title(self) -> str:
        return self.language

    def parents(self) -> list[dict[str, Any]]:
        return DeskView.parents(self)
