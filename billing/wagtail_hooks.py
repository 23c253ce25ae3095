from typing import Any

from django.http import HttpRequest
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.base import ViewSetGroup

from accounts.models import Owner, Traveller
from bookings.models import Stay
from bookings.wagtail_hooks import MENU as BOOKINGS_MENU
from bookings.wagtail_hooks import PermittedMenuItem
from catalogue.viewsets.market import (
    KindRatioViewSet,
    MarketRateViewSet,
    MarketZoneViewSet,
    SeasonIndexViewSet,
)

from .dashboard import RevenuePanel, TroublePanel
from .estimates.dashboard import LeadsPanel
from .viewsets.books import EntryViewSet, VatRateViewSet
from .viewsets.documents import DocumentViewSet
from .viewsets.leads import LeadViewSet, StudyTermsViewSet
from .viewsets.mandates import MandateTermsViewSet, MandateViewSet
from .viewsets.payments import PaymentViewSet, RefundViewSet, StripeEventViewSet
from .viewsets.person_panels import ContractPanel, HomesPanel, StaysPanel, ThreadsPanel
from .viewsets.requests import StayRequestViewSet
from .viewsets.stay_cancel import CancelStayView
from .viewsets.stay_panels import ActionsPanel, MoneyPanel, PricePanel
from .viewsets.subscriptions import SubscriptionViewSet
from .viewsets.tariffs import OwnerTariffViewSet


class BillingGroup(ViewSetGroup):
    menu_label = _("Billing")
    menu_name = "billing"
    menu_icon = "decimal"
    menu_order = 130
    items = (
        PaymentViewSet,
        RefundViewSet,
        DocumentViewSet,
        EntryViewSet,
        StripeEventViewSet,
        SubscriptionViewSet,
        MandateViewSet,
        MandateTermsViewSet,
        OwnerTariffViewSet,
        VatRateViewSet,
    )


class EstimatesGroup(ViewSetGroup):
    menu_label = _("Estimates")
    menu_name = "estimates"
    menu_icon = "mail"
    menu_order = 125
    items = (
        LeadViewSet,
        StudyTermsViewSet,
        MarketRateViewSet,
        SeasonIndexViewSet,
        KindRatioViewSet,
        MarketZoneViewSet,
    )


@hooks.register("register_admin_viewset")
def register_billing() -> list[Any]:
    return [BillingGroup(), EstimatesGroup(), StayRequestViewSet()]


@hooks.register(BOOKINGS_MENU)
def requests_item() -> MenuItem:
    return PermittedMenuItem(
        _("Requests"),
        reverse("stay_request:index"),
        name="stay-requests",
        icon_name="help",
        order=45,
        permission="bookings.view_stayrequest",
    )


@hooks.register("register_admin_urls")
def register_cancellation() -> list[Any]:
    return [path("stays/cancel/<int:pk>/", CancelStayView.as_view(), name="stay_cancel")]


@hooks.register("stay_panels")
def stay_panels(request: HttpRequest, stay: Stay) -> list[Any]:
    panels: list[Any] = []
    if stay.state == Stay.State.CONFIRMED and request.user.has_perm("bookings.change_stay"):
        panels.append(ActionsPanel(stay))
    if request.user.has_perm("billing.view_payment"):
        panels += [PricePanel(stay), MoneyPanel(stay)]
    return panels


@hooks.register("owner_panels")
def owner_panels(request: HttpRequest, owner: Owner) -> list[Any]:
    panels: list[Any] = [HomesPanel(owner)] if request.user.has_perm("catalogue.view_home") else []
    if request.user.has_perm("billing.view_mandate"):
        panels.append(ContractPanel(owner))
    if request.user.has_perm("bookings.view_thread"):
        panels.append(ThreadsPanel(owner))
    return panels


@hooks.register("traveller_panels")
def traveller_panels(request: HttpRequest, traveller: Traveller) -> list[Any]:
    return [StaysPanel(traveller)] if request.user.has_perm("bookings.view_stay") else []


@hooks.register("construct_homepage_panels")
def add_billing_panels(request: HttpRequest, panels: list[Any]) -> None:
    if request.user.has_perm("billing.view_lead"):
        panels.append(LeadsPanel())
    if request.user.has_perm("billing.view_payment"):
        panels += [TroublePanel(), RevenuePanel()]
