from typing import Any

from django.http import HttpRequest
from django.urls import include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from .dashboard import ValidationsPanel
from .desk.lists import VIEW


class DeskMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return request.user.has_perm(VIEW)


@hooks.register("register_admin_urls")
def register_desk() -> list[Any]:
    return [path("validations/", include("workflows.desk.urls"))]


@hooks.register("register_admin_menu_item")
def desk_item() -> MenuItem:
    url = reverse("validations:queue")
    return DeskMenuItem(_("Homes to validate"), url, name="desk", icon_name="tasks", order=90)


@hooks.register("construct_homepage_panels")
def add_desk_panel(request: HttpRequest, panels: list[Any]) -> None:
    if request.user.has_perm(VIEW):
        panels.insert(0, ValidationsPanel(request.user))
