from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.views.generic import InspectView

from accounts.models import Traveller
from catalogue.models import Home
from core.models import AuditEntry
from core.viewsets import OfficeChooserViewSet, ReadOnlyViewSet, StateColumn, TextColumn
from core.viewsets.views import OfficeIndexView

from ..models import Stay

MOST_PEOPLE = 200
TRAIL = 50


def matching(text: str) -> Q:
    """Stays by their reference, their home's reference, or their traveller's name or e-mail."""
    known = Q(user__name__icontains=text) | Q(user__email__istartswith=text)
    people = Traveller.objects.filter(known).values("pk")[:MOST_PEOPLE]
    homes = Home.objects.filter(reference__iexact=text).values("pk")
    return Q(reference=text.upper()) | Q(home__in=homes) | Q(traveller__in=people)


class StayIndexView(OfficeIndexView):
    def search_queryset(self, queryset: QuerySet) -> QuerySet:
        return queryset.filter(matching(self.search_query)) if self.is_searching else queryset


class StayInspectView(InspectView):
    """All there is to know of a stay; the apps above add what they know (`stay_panels`)."""

    template_name = "bookings/admin/stay.html"

    def get_object(self, queryset: QuerySet | None = None) -> Stay:
        self.model = Stay
        return super().get_object(queryset)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        trail = AuditEntry.objects.filter(subject=f"{Stay._meta.label_lower}:{self.object.pk}")
        panels: list[Any] = []
        for hook in hooks.get_hooks("stay_panels"):
            panels += hook(self.request, self.object)
        return context | {
            "stay": self.object,
            "nights": self.object.nights.all(),
            "trail": trail.select_related("actor")[:TRAIL],
            "panels": panels,
        }


class StayViewSet(ReadOnlyViewSet):
    model = Stay
    name = "stay"
    url_prefix = "stays"
    icon = "calendar-check"
    # Newest first by key: no index sorts a long table by the time it was booked.
    ordering = ("-id",)
    related = ("home", "traveller__user")
    index_view_class = StayIndexView
    inspect_view_class = StayInspectView
    list_display = [
        "reference",
        TextColumn("home", _("Home")),
        TextColumn("traveller", _("Traveller")),
        TextColumn("arrival", _("Arrival"), sort_key="arrival"),
        TextColumn("departure", _("Departure"), sort_key="departure"),
        TextColumn("night_count", _("Nights")),
        StateColumn(Stay.State.CONFIRMED),
    ]
    list_filter = {
        "state": ["exact"],
        "arrival": ["gte", "lte"],
        "departure": ["gte", "lte"],
        "home__agency": ["exact"],
    }
    search_fields = ["reference"]
    list_export = [
        "reference",
        "home.reference",
        "traveller",
        "arrival",
        "departure",
        "adults",
        "children",
        "state",
        "created_at",
    ]


class StayChooserViewSet(OfficeChooserViewSet):
    model = Stay
    name = "stay_chooser"
    icon = "calendar-check"
    choose_one_text = _("Choose a stay")
    choose_another_text = _("Choose another stay")
    search_lookups = ("reference__iexact", "home__reference__iexact")

    def get_object_list(self) -> QuerySet:
        return Stay.objects.order_by("-pk")
