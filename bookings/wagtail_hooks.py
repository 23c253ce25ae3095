from typing import Any

from django.http import HttpRequest
from django.urls import include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.base import ViewSetGroup

from .channels.dashboard import CalendarsPanel
from .dashboard import DayPanel, HoldsPanel, OccupancyPanel
from .hospitality import HotelPanel, HotelsPanel, would_bear_vat
from .models import Stay
from .office.panels import ThreadPanel, VisitPanel
from .viewsets.conflicts import ConflictViewSet
from .viewsets.feeds import FeedViewSet
from .viewsets.interventions import InterventionViewSet, RoutineViewSet, ThreadViewSet
from .viewsets.inventories import InventoryReportViewSet
from .viewsets.leaving import LeaveView, LeavingPanel, runs
from .viewsets.letting_years import LettingYearViewSet
from .viewsets.stays import StayChooserViewSet, StayViewSet

MENU = "register_bookings_menu_item"


class PermittedMenuItem(MenuItem):
    """Shown to those who have one permission."""

    def __init__(self, *args: Any, permission: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.permission = permission

    def is_shown(self, request: HttpRequest) -> bool:
        return request.user.has_perm(self.permission)


class BookingsGroup(ViewSetGroup):
    menu_label = _("Bookings")
    menu_name = "bookings"
    menu_icon = "calendar-check"
    menu_order = 100
    submenu_hook = MENU
    items = (
        StayViewSet(menu_order=1),
        InterventionViewSet(menu_order=4),
        ThreadViewSet(menu_order=5),
        RoutineViewSet(menu_order=9),
        InventoryReportViewSet(menu_order=30),
        LettingYearViewSet(menu_order=40),
        FeedViewSet(menu_order=50),
        ConflictViewSet(menu_order=51),
    )


@hooks.register("register_admin_viewset")
def register_bookings() -> list[Any]:
    return [StayChooserViewSet(), BookingsGroup()]


@hooks.register("register_admin_urls")
def register_planning() -> list[Any]:
    return [
        path("", include("bookings.planning.urls")),
        path("", include("bookings.office.urls")),
        path("stays/leave/<int:pk>/", LeaveView.as_view(), name="stay_leave"),
    ]


@hooks.register("stay_panels")
def leaving_panel(request: HttpRequest, stay: Stay) -> list[Any]:
    may = request.user.has_perm("bookings.change_stay") and runs(stay)
    return [LeavingPanel(stay)] if may else []


@hooks.register("stay_panels")
def hotel_panel(request: HttpRequest, stay: Stay) -> list[Any]:
    return [HotelPanel(stay)] if would_bear_vat(stay) else []


@hooks.register(MENU)
def planning_item() -> MenuItem:
    return PermittedMenuItem(
        _("Planning"),
        reverse("planning"),
        name="planning",
        icon_name="calendar-alt",
        order=2,
        permission="bookings.view_night",
    )


@hooks.register(MENU)
def closures_item() -> MenuItem:
    return PermittedMenuItem(
        _("Close or open nights"),
        reverse("planning_nights"),
        name="closures",
        icon_name="lock",
        order=3,
        permission="bookings.add_night",
    )


@hooks.register(MENU)
def inventory_item() -> MenuItem:
    return PermittedMenuItem(
        _("At the door"),
        reverse("inventory:desk"),
        name="at_the_door",
        icon_name="list-ul",
        order=31,
        permission="bookings.change_inventoryreport",
    )


@hooks.register("construct_homepage_panels")
def add_bookings_panels(request: HttpRequest, panels: list[Any]) -> None:
    if request.user.has_perm("bookings.view_night"):
        panels[:0] = [DayPanel(), HoldsPanel(), OccupancyPanel()]
        panels.append(HotelsPanel())
    if request.user.has_perm("bookings.view_intervention"):
        panels.append(VisitPanel())
    if request.user.has_perm("bookings.view_thread"):
        panels.append(ThreadPanel())
    if request.user.has_perm("bookings.view_feed"):
        panels.append(CalendarsPanel())
