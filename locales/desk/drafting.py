"""Having an area drafted by machine, and watching it."""

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail_localize.views.update_translations import UpdateTranslationsView

from .. import drafts, machine
from ..coverage import areas
from ..models import Area, InterfaceString
from .base import TRANSLATE, LanguageView

SUBMIT = "wagtail_localize.submit_translation"


class DraftView(LanguageView):
    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not machine.is_available():
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def watch(self, run: str) -> HttpResponse:
        if run:
            return redirect("languages:drafts", self.code, run)
        messages.info(self.request, _("Nothing is missing here."))
        return redirect("languages:language", self.code)


class DraftStringsView(DraftView):
    permission = TRANSLATE

    def post(self, request: HttpRequest, code: str) -> HttpResponse:
        rows = InterfaceString.objects.in_use()
        area = request.POST.get("area", "")
        rows = rows.filter(area=area) if area in Area else rows
        return self.watch(drafts.draft_strings(self.locale, rows, request.user))


class DraftContentView(DraftView):
    permission = SUBMIT

    def post(self, request: HttpRequest, code: str, area: str) -> HttpResponse:
        if area not in areas or areas[area].edited_with:
            raise Http404
        return self.watch(drafts.draft_objects(self.locale, areas[area], request.user))


class DraftsView(LanguageView):
    """How far the machine is; asked again by the page itself until it is over."""

    template_name = "locales/desk/drafts.html"

    def get(self, request: HttpRequest, code: str, run: str) -> HttpResponse:
        progress = drafts.progress(run)
        if progress is None or progress.language != code:
            raise Http404
        if request.htmx:
            self.template_name = "locales/desk/_progress.html"
        return self.show(progress=progress, run=run)

    def get_page_title(self) -> str:
        return _("Drafts by machine")

    def parents(self) -> list[dict[str, Any]]:
        return LanguageView.parents(self)


class UpdateView(UpdateTranslationsView):
    """Wagtail-localize would ask the machine inside its transaction; the outbox does it after."""

    @transaction.atomic
    def form_valid(self, form: Any) -> HttpResponse:
        wanted = form.cleaned_data.pop("use_machine_translation", False)
        response = super().form_valid(form)
        if wanted:
            rows = self.object.translations.filter(enabled=True)
            drafts.draft_translations(rows, self.request.user)
        return response
