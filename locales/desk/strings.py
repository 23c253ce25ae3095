"""The words of the interface: found, edited in place, accepted, put back."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from .. import machine, services
from ..coverage import interface
from ..models import Area, InterfaceString, InterfaceTranslation
from .base import TRANSLATE, LanguageView
from .forms import FilterForm
from .lines import Line, Writer

A_PAGE = 20


def chosen_rows(language: str, chosen: dict[str, str]) -> QuerySet[InterfaceString]:
    rows = InterfaceString.objects.order_by("area", "msgid", "pk")
    state = chosen["state"]
    if state == "obsolete":
        rows = rows.filter(obsolete_at__isnull=False)
    else:
        rows = rows.in_use()
        rows = getattr(rows, state)(language) if state else rows
    if chosen["area"]:
        rows = rows.filter(area=chosen["area"])
    return interface.search(rows, language, chosen["q"]) if chosen["q"].strip() else rows


class StringsView(LanguageView):
    permission = TRANSLATE
    template_name = "locales/desk/strings.html"

    def get(self, request: HttpRequest, code: str) -> HttpResponse:
        form = FilterForm(request.GET, reader=get_language() or "en", language=code)
        chosen = form.chosen()
        page = Paginator(chosen_rows(code, chosen), A_PAGE).get_page(request.GET.get("p"))
        writer = Writer(code, [chosen["reference"]])
        said = self._said(page.object_list)
        lines = [writer.line(string, said.get(string.pk)) for string in page.object_list]
        return self.show(
            lines=lines,
            page=page,
            form=form,
            chosen=chosen,
            drafts=[line for line in lines if line.state == "machine"],
            machine=machine.is_available(),
            query=_query(request.GET),
        )

    def _said(self, strings: Any) -> dict[int, InterfaceTranslation]:
        rows = InterfaceTranslation.objects.filter(string__in=list(strings), language=self.code)
        return {said.string_id: said for said in rows.select_related("changed_by")}

    def get_page_title(self) -> str:
        area = self.request.GET.get("area", "")
        return str(Area(area).label) if area in Area else _("Words of the interface")


def _query(given: QueryDict) -> str:
    """The filters, for links to other pages of the list."""
    kept = given.copy()
    kept.pop("p", None)
    return kept.urlencode()


class StringView(LanguageView):
    """One string: a part of the list's page, or a page of its own."""

    permission = TRANSLATE
    template_name = "locales/desk/string.html"

    @cached_property
    def string(self) -> InterfaceString:
        return get_object_or_404(InterfaceString, pk=self.kwargs["pk"])

    @property
    def said(self) -> InterfaceTranslation | None:
        rows = self.string.translations.select_related("changed_by")
        return rows.filter(language=self.code).first()

    @property
    def writer(self) -> Writer:
        return Writer(self.code)

    def get(self, request: HttpRequest, code: str, pk: int) -> HttpResponse:
        return self.answer(self.writer.line(self.string, self.said))

    def post(self, request: HttpRequest, code: str, pk: int) -> HttpResponse:
        line = self.writer.line(self.string, self.said, request.POST)
        if not line.form.is_valid():  # only a revision that no form of ours sent
            return self.answer(line)
        try:
            said = services.translate_string(
                self.string, code, line.form.said(), line.form.cleaned_data["revision"],
                request.user,
            )  # fmt: skip
        except services.Refused as error:
            line.form.refuse(error.faults)
        except services.Stale as error:
            line = self.stale(request, error.current)
        except services.Obsolete:
            line = self.writer.line(InterfaceString.objects.get(pk=pk), self.said)
        else:
            return self.done(self.writer.line(self.string, said, saved=True))
        return self.answer(line)

    def stale(self, request: HttpRequest, current: InterfaceTranslation | None) -> Line:
        """Both texts: the editor's stays in the fields, and is saved over theirs if they wish."""
        given = request.POST.copy()
        given[f"s{self.string.pk}-revision"] = str(current.revision if current else 0)
        line = self.writer.line(self.string, current, given, is_stale=True, theirs=current)
        line.form.is_valid()
        return line

    def done(self, line: Line) -> HttpResponse:
        if self.request.htmx:
            return self.answer(line)
        messages.success(self.request, _("The translation is saved: visitors read it now."))
        return redirect(self.back())

    def answer(self, line: Line) -> HttpResponse:
        if self.request.htmx:
            self.template_name = "locales/desk/_string.html"
        return self.show(line=line, next=self.back())

    def back(self) -> str:
        given = self.request.POST.get("next") or self.request.GET.get("next", "")
        own = reverse("languages:strings", args=[self.code])
        here = {self.request.get_host()}
        return given if url_has_allowed_host_and_scheme(given, here) else own

    def get_page_title(self) -> str:
        return str(self.string)


class ResetView(StringView):
    """Back to the words that came with the code."""

    def post(self, request: HttpRequest, code: str, pk: int) -> HttpResponse:
        revision = request.POST.get(f"s{pk}-revision", "")
        try:
            services.reset_to_shipped(
                self.string, code, int(revision) if revision.isdecimal() else 0, request.user
            )
        except services.Stale as error:
            return self.answer(self.stale(request, error.current))
        except services.Obsolete:
            return self.answer(self.writer.line(self.string, self.said))
        return self.done(self.writer.line(self.string, self.said, saved=True))


class AcceptView(LanguageView):
    """Accept what the machine wrote, as it was shown: `draft` is "key:revision"."""

    permission = TRANSLATE

    def post(self, request: HttpRequest, code: str) -> HttpResponse:
        seen = dict(_pairs(request.POST.getlist("draft")))
        drafts = InterfaceTranslation.objects.filter(
            language=code, state=InterfaceTranslation.State.MACHINE, pk__in=seen
        ).select_related("string")
        accepted = sum(self.accept(said, seen[said.pk]) for said in drafts)
        self.tell(accepted, len(seen) - accepted)
        return redirect(f"{reverse('languages:strings', args=[code])}?{request.POST.get('query')}")

    def accept(self, said: InterfaceTranslation, revision: int) -> bool:
        try:
            services.accept_machine(said, revision, self.request.user)
        except (services.Refused, services.Stale, services.Obsolete):
            return False
        return True

    def tell(self, accepted: int, left: int) -> None:
        text = ngettext(
            "%(count)s translation was accepted.", "%(count)s translations were accepted.", accepted
        )
        messages.success(self.request, text % {"count": accepted})
        if left:
            text = ngettext(
                "%(count)s was not: it changed meanwhile. Look at it again.",
                "%(count)s were not: they changed meanwhile. Look at them again.",
                left,
            )
            messages.warning(self.request, text % {"count": left})


def _pairs(given: list[str]) -> list[tuple[int, int]]:
    found = (text.partition(":") for text in given[:200])
    return [
        (int(pk), int(seen)) for pk, _colon, seen in found if pk.isdecimal() and seen.isdecimal()
    ]
