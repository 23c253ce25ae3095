"""Stays that the services around them would make bear VAT, which the owner then owes."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Count, ExpressionWrapper, F, QuerySet, fields
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from laces.components import Component

from accounts.models import Owner
from accounts.space import Need, need
from catalogue.compliance.rules import HOTEL_NIGHTS, HOTEL_SERVICES, like_a_hotel
from catalogue.models.service import HotelService
from core.dashboard import ROWS, Line, OfficePanel
from core.dates import DAY

from .models import Order, Stay


def hotel_services(stay: Stay) -> set[str]:
    """Which of a hotel's four services are ordered around a stay."""
    orders = stay.orders.exclude(state=Order.State.CANCELLED)
    families = orders.exclude(service__category__hotel_service="")
    return set(families.values_list("service__category__hotel_service", flat=True))


def would_bear_vat(stay: Stay) -> bool:
    return like_a_hotel(stay.night_count, hotel_services(stay))


def stays_with_vat() -> "QuerySet[Stay]":
    """The confirmed stays to come that would bear VAT, the next first."""
    length = ExpressionWrapper(F("departure") - F("arrival"), output_field=fields.DurationField())
    ordered = Order.objects.exclude(state=Order.State.CANCELLED).exclude(stay=None)
    named = ordered.exclude(service__category__hotel_service="").order_by()
    many = named.values("stay").annotate(
        kinds=Count("service__category__hotel_service", distinct=True)
    )
    coming = Stay.objects.confirmed().filter(departure__gt=timezone.localdate())
    return (
        coming.annotate(length=length)
        .filter(length__lte=HOTEL_NIGHTS * DAY)
        .filter(pk__in=many.filter(kinds__gte=HOTEL_SERVICES).values("stay"))
        .order_by("arrival")
    )


@need
def stays_like_a_hotel_s(owner: Owner) -> Iterator[Need]:
    for stay in stays_with_vat().filter(home__owner=owner).select_related("home"):
        words = _("The stay %(stay)s would bear VAT: three services of a hotel go with it.")
        url = reverse("owner_calendar:home", args=[stay.home.reference])
        yield Need(words % {"stay": stay.reference}, url)


class HotelPanel(Component):
    """On the page of a stay: why it would bear VAT."""

    template_name = "bookings/admin/_like_a_hotel.html"

    def __init__(self, stay: Stay) -> None:
        self.stay = stay

    def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
        return {
            "services": [HotelService(code).label for code in sorted(hotel_services(self.stay))]
        }


class HotelsPanel(OfficePanel):
    """The stays to come that would bear VAT."""

    title = gettext_lazy("Stays that would bear VAT")
    empty = gettext_lazy("No stay goes with three of a hotel's services.")
    order = 60

    def lines(self) -> list[Line]:
        stays = stays_with_vat().select_related("home", "traveller__user")[:ROWS]
        return [
            Line(
                f"{stay.home.reference} · {stay.reference}",
                reverse("stay:inspect", args=[stay.pk]),
            )
            for stay in stays
        ]
