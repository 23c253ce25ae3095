"""What the desk's screens have in common."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views import View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.models import Locale

from .. import known

TRANSLATE = "locales.translate_interface"
MANAGE = "locales.manage_languages"


def may_enter(user: Any) -> bool:
    return user.has_perm(TRANSLATE) or user.has_perm(MANAGE)


class DeskView(WagtailAdminTemplateMixin, View):
    """A screen; `permission` empty lets in whoever may translate or manage."""

    permission = ""
    header_icon = "globe"
    page_title = _("Languages")

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        user = request.user
        if not (user.has_perm(self.permission) if self.permission else may_enter(user)):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def show(self, status: int = 200, **context: Any) -> HttpResponse:
        return self.render_to_response(self.get_context_data(**context), status=status)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user = self.request.user
        may = {"may_translate": user.has_perm(TRANSLATE), "may_manage": user.has_perm(MANAGE)}
        return super().get_context_data(**may, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        here = [{"url": "", "label": self.get_page_title()}]
        return [*super().breadcrumbs_items, *self.parents(), *here]

    def parents(self) -> list[dict[str, Any]]:
        return [{"url": reverse("languages:matrix"), "label": _("Languages")}]


class LanguageView(DeskView):
    """A screen of one language, whose code stands in the address."""

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Nothing is done for a language that the site does not have."""
        super().setup(request, *args, **kwargs)
        rows = Locale.all_objects.select_related("hidden")
        self.locale: Locale = get_object_or_404(rows, language_code=kwargs["code"])

    @property
    def code(self) -> str:
        return str(self.locale.language_code)

    @property
    def language(self) -> str:
        """Its name as the reader says it."""
        return known.name(self.code, get_language() or "en")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(locale=self.locale, code=self.code, **kwargs)

    def parents(self) -> list[dict[str, Any]]:
        own = {"url": reverse("languages:language", args=[self.code]), "label": self.language}
        return [*super().parents(), own]
