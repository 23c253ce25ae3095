from typing import Any

from django.contrib.auth.models import Permission
from django.http import HttpRequest
from django.urls import URLPattern, URLResolver, include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from .desk.base import may_enter
from .desk.drafting import UpdateView


class LanguagesMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return bool(may_enter(request.user))


@hooks.register("register_admin_urls")
def register_desk() -> list[URLPattern | URLResolver]:
    return [
        path("languages/", include("locales.desk.urls")),
        # Before wagtail-localize's own, at the same address.
        path("localize/update/<int:translation_source_id>/", UpdateView.as_view()),
    ]


@hooks.register("register_admin_menu_item")
def register_menu_item() -> MenuItem:
    url = reverse("languages:matrix")
    return LanguagesMenuItem(_("Languages"), url, name="languages", icon_name="globe", order=240)


@hooks.register("register_permissions")
def register_permissions() -> Any:
    return Permission.objects.filter(
        content_type__app_label="locales", codename__in=["translate_interface", "manage_languages"]
    )
