"""The pages and snippets of an area, where each stands in a language, and where to go on."""

from dataclasses import dataclass
from typing import Any

from django.core.paginator import Paginator
from django.db.models import Model
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.models import Locale, Page
from wagtail_localize.models import TranslationSource

from .. import machine
from ..coverage import ContentArea, State, areas, content
from ..languages import source as source_language
from .base import LanguageView
from .forms import STATES

A_PAGE = 50


@dataclass
class Thing:
    """A source row, its translation if there is one, and the screens that lead on."""

    source: Any
    target: Any
    state: State
    address: str
    action: Any
    refresh: str
    page: int | None  # of this language, an alias too


class ContentView(LanguageView):
    template_name = "locales/desk/content.html"

    def get(self, request: HttpRequest, code: str, area: str) -> HttpResponse:
        if area not in areas:
            raise Http404
        self.area = areas[area]
        state = request.GET.get("state", "")
        state = state if state in State else ""
        rows = _rows(self.area, self.locale, state)
        page = Paginator(rows, A_PAGE).get_page(request.GET.get("p"))
        return self.show(
            area=self.area,
            things=self._things(page.object_list),
            page=page,
            state=state,
            states=STATES,
            query=urlencode({"state": state}) if state else "",
            machine=machine.is_available() and not self.area.edited_with,
        )

    def _things(self, keys: list[tuple[type[Model], Any]]) -> list[Thing]:
        """A page of rows, read by model rather than one by one."""
        found = {}
        for model in dict(keys):
            wanted = [pk for one, pk in keys if one is model]
            finder = _Finder(model, self.locale, self.request, self.area.edited_with)
            for thing in finder.things(wanted):
                found[model, thing.source.pk] = thing
        return [found[key] for key in keys if key in found]

    def get_page_title(self) -> str:
        return str(self.area.label)


def _rows(area: ContentArea, locale: Locale, state: str) -> list[tuple[type[Model], Any]]:
    source = source_language()
    return [
        (model, pk)
        for model in area.models
        for pk in content.in_state(model, source, locale, state)
        .order_by("path" if issubclass(model, Page) else "pk")
        .values_list("pk", flat=True)
    ]


class _Finder:
    def __init__(
        self, model: type[Model], locale: Locale, request: HttpRequest, edited_with: str
    ) -> None:
        self.model, self.locale, self.request = model, locale, request
        self.edited_with = edited_with
        self.may_submit = request.user.has_perm("wagtail_localize.submit_translation")
        self.urls = AdminURLFinder(request.user)

    def things(self, pks: list[Any]) -> list[Thing]:
        wanted = self.model._default_manager.filter(pk__in=pks)
        # Whether the reader may edit a thing depends on what it lies in: all is read at once.
        rows = list(wanted.select_related() if self.edited_with else wanted)
        keys = [row.translation_key for row in rows]
        here = self.model._default_manager.filter(locale=self.locale, translation_key__in=keys)
        placed = {row.translation_key: row for row in here}
        done = content.translations(self.model, source_language()).filter(
            locale=self.locale, translation_key__in=keys
        )
        states = dict(done.values_list("translation_key", "state"))
        sources = dict(
            TranslationSource.objects.filter(
                object__in=keys, translations__target_locale=self.locale, translations__enabled=True
            ).values_list("object_id", "pk")
        )
        return [self._thing(row, placed, states, sources) for row in rows]

    def _thing(self, row: Any, placed: dict, states: dict, sources: dict) -> Thing:
        key = row.translation_key
        state = State(states.get(key, State.MISSING))
        target = placed.get(key)
        missing = state == State.MISSING
        return Thing(
            source=row,
            target=target,
            state=state,
            address=self._submit(row) if missing else self._open(row, target),
            action=_("Translate") if missing else _("Open"),
            refresh=self._refresh(sources.get(key)) if state == State.OUTDATED else "",
            page=target.pk if target and isinstance(row, Page) else None,
        )

    def _open(self, row: Any, target: Any) -> str:
        thing = getattr(row, self.edited_with) if self.edited_with else target
        return self.urls.get_edit_url(thing) or ""

    def _submit(self, row: Any) -> str:
        """Wagtail-localize's form, with this language ticked; then back to this list."""
        if self.edited_with:
            return self._open(row, None)
        if not self.may_submit:
            return ""
        if isinstance(row, Page):
            url = reverse("wagtail_localize:submit_page_translation", args=[row.pk])
        else:
            args = [row._meta.app_label, row._meta.model_name, row.pk]
            url = reverse("wagtail_localize:submit_snippet_translation", args=args)
        chosen = {"select_locale": self.locale.language_code, "next": self.request.get_full_path()}
        return f"{url}?{urlencode(chosen)}"

    def _refresh(self, source: int | None) -> str:
        if not source or not self.may_submit:
            return ""
        url = reverse("wagtail_localize:update_translations", args=[source])
        return f"{url}?{urlencode({'next': self.request.get_full_path()})}"
