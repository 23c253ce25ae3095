"""PO files: out to an agency and in again."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from .. import known, po
from ..models import InterfaceString
from .base import TRANSLATE, LanguageView
from .forms import ExportForm, ImportForm
from .sentences import about_entry, about_file

SHOWN = 300  # refused entries; the others are counted


class FilesView(LanguageView):
    permission = TRANSLATE
    template_name = "locales/desk/files.html"

    def get(self, request: HttpRequest, code: str) -> HttpResponse:
        return self.show(form=ImportForm(), export=ExportForm(auto_id="out_%s"))

    def post(self, request: HttpRequest, code: str) -> HttpResponse:
        form, context = ImportForm(request.POST, request.FILES), {}
        if form.is_valid():
            try:
                content = form.cleaned_data["file"].read()
                context = _told(po.take_in(self.locale, content, request.user))
            except po.RefusedFile as error:
                form.add_error("file", about_file(error.fault))
        return self.show(form=form, export=ExportForm(auto_id="out_%s"), **context)

    def get_page_title(self) -> str:
        return _("PO files")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        name = known.name(self.code, get_language() or "en")
        return super().get_context_data(language=name, **kwargs)


def _told(report: po.Report) -> dict[str, Any]:
    refused = [(one, about_entry(one.faults)) for one in report.refused[:SHOWN]]
    return {"report": report, "refused": refused, "more": len(report.refused) - len(refused)}


class ExportView(LanguageView):
    permission = TRANSLATE

    def get(self, request: HttpRequest, code: str) -> HttpResponse:
        form = ExportForm(request.GET)
        form.is_valid()
        area, only = form.cleaned_data.get("area", ""), form.cleaned_data.get("only", "")
        rows = InterfaceString.objects.in_use().order_by("area", "msgid")
        if area:
            rows = rows.filter(area=area)
        if only:
            rows = rows.exclude(pk__in=InterfaceString.objects.done(code).values("pk"))
        name = "-".join(filter(None, ["pcs", code, area, only]))
        disposition = f'attachment; filename="{name}.po"'
        return HttpResponse(
            po.export(code, rows),
            content_type="text/x-gettext-translation; charset=utf-8",
            headers={"Content-Disposition": disposition},
        )
