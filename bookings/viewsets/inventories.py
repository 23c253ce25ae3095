from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from laces.components import Component
from wagtail import hooks

from core.viewsets import ReadOnlyViewSet, StateColumn, TextColumn

from ..models import InventoryReport, Stay


class InventoryReportViewSet(ReadOnlyViewSet):
    model = InventoryReport
    name = "inventory_report"
    url_prefix = "inventory-reports"
    icon = "list-ul"
    ordering = ("-id",)
    related = ("stay__home", "stay__traveller__user", "begun_by")
    list_display = [
        "__str__",
        TextColumn("stay.home", _("Home")),
        TextColumn("stay.traveller", _("Traveller")),
        TextColumn("begun_by", _("Begun by")),
        TextColumn("begun_at", _("Begun"), sort_key="begun_at"),
        StateColumn(InventoryReport.State.SEALED),
    ]
    list_filter = {"kind": ["exact"], "state": ["exact"], "stay__home__agency": ["exact"]}
    search_lookups = ("stay__reference__iexact", "stay__home__reference__iexact")
    inspect_view_fields = [
        "stay",
        "kind",
        "state",
        "language",
        "begun_by",
        "begun_at",
        "signed_at",
        "sealed_at",
        "sha256",
    ]


class InventoryPanel(Component):
    """The reports of a stay, on its page in the back-office."""

    template_name = "bookings/admin/_stay_inventory.html"

    def __init__(self, stay: Stay, may_fill: bool) -> None:
        self.stay, self.may_fill = stay, may_fill

    def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
        known = {report.kind: report for report in self.stay.inventory_reports.all()}
        return {
            "stay": self.stay,
            "may_fill": self.may_fill,
            "kinds": [(kind, known.get(kind)) for kind in InventoryReport.Kind],
            "token": parent_context["csrf_token"] if parent_context else "",
        }


@hooks.register("stay_panels")
def inventory_panel(request: HttpRequest, stay: Stay) -> list[Any]:
    may_see = request.user.has_perm("bookings.view_inventoryreport")
    if not may_see or stay.state != Stay.State.CONFIRMED:
        return []
    return [InventoryPanel(stay, request.user.has_perm("bookings.change_inventoryreport"))]
