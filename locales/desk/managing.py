"""Adding, hiding, showing, previewing and deleting a language."""

from typing import Any

from django.contrib import messages
from django.db.models import ProtectedError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from wagtail.models import Page
from wagtail_localize.models import Translation

from .. import known, languages
from ..middleware import PREVIEWED
from .base import MANAGE, DeskView, LanguageView
from .forms import AddForm


class AddView(DeskView):
    permission = MANAGE
    template_name = "locales/desk/add.html"

    def get(self, request: HttpRequest) -> HttpResponse:
        asked = request.GET.get("q", "").strip()[:60]
        chosen = {"code": request.GET.get("code", ""), "start": "hidden"}
        return self.show(q=asked, found=_search(asked), form=AddForm(initial=chosen))

    def post(self, request: HttpRequest) -> HttpResponse:
        form = AddForm(request.POST)
        if form.is_valid():
            try:
                hidden = form.cleaned_data["start"] == "hidden"
                locale = languages.add_language(form.cleaned_data["code"], hidden, request.user)
            except languages.NoLanguage:
                form.refuse_code()
            else:
                name = known.name(locale.language_code, get_language() or "en")
                messages.success(request, _("%(language)s was added.") % {"language": name})
                return redirect("languages:language", locale.language_code)
        return self.show(q="", found=_search(""), form=form)

    def get_page_title(self) -> str:
        return _("Add a language")


def _search(asked: str) -> list[dict[str, str]]:
    """What may be added, by what it calls itself and by what others call it."""
    reader, wanted = get_language() or "en", asked.casefold()
    rows = [
        {
            "code": code,
            "own": known.own_name(code),
            "here": known.name(code, reader),
            "english": english,
        }
        for code, english in languages.addable()
    ]
    found = [row for row in rows if any(wanted in text.casefold() for text in row.values())]
    return sorted(found, key=lambda row: row["here"].casefold())


class ManageView(LanguageView):
    permission = MANAGE

    def back(self) -> HttpResponse:
        return redirect("languages:language", self.code)


class HideView(ManageView):
    def post(self, request: HttpRequest, code: str) -> HttpResponse:
        try:
            languages.hide(self.locale, request.user)
            messages.success(request, _("Visitors no longer see this language; its work stays."))
        except languages.SourceLanguage:
            messages.error(request, _("The site is written in this language: it stays."))
        return self.back()


class ShowView(ManageView):
    def post(self, request: HttpRequest, code: str) -> HttpResponse:
        languages.show(self.locale, request.user)
        messages.success(request, _("Visitors read this language from now on."))
        return self.back()


class PreviewView(LanguageView):
    """Opens the site, or one page of it, as it would be; only for this editor's session."""

    def post(self, request: HttpRequest, code: str) -> HttpResponse:
        request.session[PREVIEWED] = self.code
        pk = request.POST.get("page", "")
        if not pk.isdecimal():
            return redirect(f"/{self.code}/")
        return redirect(self._address(get_object_or_404(Page, pk=pk, locale=self.locale)))

    def _address(self, page: Page) -> str:
        work = Translation.objects.filter(
            source__object_id=page.translation_key, target_locale=self.locale, enabled=True
        ).first()
        if work:  # with what is translated and not yet published
            return reverse("wagtail_localize:preview_translation", args=[work.pk])
        if page.live:
            return str(page.get_url(self.request) or f"/{self.code}/")
        return reverse("wagtailadmin_pages:view_draft", args=[page.pk])


class DeleteView(ManageView):
    template_name = "locales/desk/delete.html"

    def get(self, request: HttpRequest, code: str) -> HttpResponse:
        if self.locale == languages.source():
            messages.error(request, _("The site is written in this language: it stays."))
            return self.back()
        return self.show(contents=languages.contents(self.locale))

    def post(self, request: HttpRequest, code: str) -> HttpResponse:
        name = self.language
        try:
            languages.delete_language(self.locale, request.user)
        except languages.SourceLanguage:
            messages.error(request, _("The site is written in this language: it stays."))
            return self.back()
        except ProtectedError:
            messages.error(
                request, _("Something still needs rows of this language. Hide it instead.")
            )
            return self.back()
        messages.success(request, _("%(language)s was deleted.") % {"language": name})
        return redirect("languages:matrix")

    def get_page_title(self) -> str:
        return _("Delete %(language)s") % {"language": self.language}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(language=self.language, **kwargs)
