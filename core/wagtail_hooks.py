from typing import Any

from django.http import HttpRequest
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.viewsets.base import ViewSetGroup

from .outbox_panel import OutboxPanel
from .viewsets.outbox import OutboxViewSet
from .viewsets.trail import AuditViewSet


class SystemGroup(ViewSetGroup):
    """What the machine does by itself, and what people did."""

    menu_label = _("System")
    menu_name = "system"
    menu_icon = "cogs"
    menu_order = 600
    items = (OutboxViewSet, AuditViewSet)


@hooks.register("register_admin_viewset")
def register_system() -> SystemGroup:
    return SystemGroup()


@hooks.register("insert_global_admin_css")
def office_style() -> str:
    return format_html('<link rel="stylesheet" href="{}">', static("core/admin/office.css"))


@hooks.register("construct_homepage_panels")
def add_outbox_panel(request: HttpRequest, panels: list[Any]) -> None:
    if request.user.has_perm("core.view_outboxentry"):
        panels.append(OutboxPanel())
