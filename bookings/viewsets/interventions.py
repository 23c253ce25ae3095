from typing import Any

from django.db.models import Case, Count, Q, QuerySet, Value, When
from django.forms import Select
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django_filters import ChoiceFilter
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.panels import FieldPanel, ObjectList
from wagtail.admin.widgets.button import HeaderButton

from core.viewsets import OfficeViewSet, ReadOnlyViewSet, StateColumn, TextColumn
from core.viewsets.views import OfficeIndexView

from ..models import Intervention, Routine, Thread

LATE, OPEN = "late", "open"


def presence(visit: Intervention) -> str:
    times = [moment for moment in (visit.arrived_at, visit.left_at) if moment]
    return " – ".join(f"{timezone.localtime(moment):%H:%M}" for moment in times)


def late(visit: Intervention) -> str:
    return _("Late") if visit.is_late else ""


class InterventionFilter(WagtailFilterSet):
    which = ChoiceFilter(
        label=gettext_lazy("Which"),
        choices=[(LATE, gettext_lazy("Late")), (OPEN, gettext_lazy("Not done yet"))],
        method="choose",
        widget=Select,
    )

    class Meta:
        model = Intervention
        fields = {
            "state": ["exact"],
            "order__home__agency": ["exact"],
            "window_start": ["date__gte", "date__lte"],
        }

    def choose(self, visits: QuerySet, name: str, value: str) -> QuerySet:
        return visits.filter(pk__in=Intervention.objects.late() if value == LATE else visits.open())


class InterventionIndexView(OfficeIndexView):
    """What is late comes first, then what comes next, then what is over."""

    def order_queryset(self, queryset: QuerySet) -> QuerySet:
        if self.ordering:
            return super().order_queryset(queryset)
        return queryset

    def get_base_queryset(self) -> QuerySet:
        over = When(state__in=Intervention.SETTLED, then=Value(1))
        rank = Case(over, default=Value(0))
        visits = super().get_base_queryset().annotate(rank=rank)
        return visits.order_by("rank", "window_start")

    def get_inspect_url(self, instance: Intervention) -> str:
        return reverse("intervention", args=[instance.pk])

    @property
    def header_buttons(self) -> list[Any]:
        if not self.request.user.has_perm("bookings.add_order"):
            return []
        url = reverse("order_service")
        return [HeaderButton(label=_("Order a service"), url=url, icon_name="plus")]


class InterventionViewSet(ReadOnlyViewSet):
    model = Intervention
    name = "intervention"
    url_prefix = "interventions"
    icon = "clipboard-list"
    menu_label = gettext_lazy("Interventions")
    ordering = ()
    related = ("order__service", "order__home__agency")
    index_view_class = InterventionIndexView
    filterset_class = InterventionFilter
    list_display = [
        "__str__",
        TextColumn("window_start", gettext_lazy("Planned"), sort_key="window_start"),
        TextColumn("order.home.agency", gettext_lazy("Agency")),
        TextColumn("provider", gettext_lazy("Who comes")),
        TextColumn(presence, gettext_lazy("On the spot")),
        TextColumn(late, gettext_lazy("Late")),
        StateColumn(Intervention.State.DONE),
    ]
    search_lookups = ("order__home__reference__istartswith", "order__home__street__icontains")
    list_export = ["order", "window_start", "window_end", "provider", "arrived_at", "left_at"]


def unread(thread: Thread) -> str:
    return str(thread.unread or "")  # type: ignore[attr-defined]


class ThreadIndexView(OfficeIndexView):
    def get_base_queryset(self) -> QuerySet:
        from_owner = Q(messages__from_staff=False, messages__read_at=None)
        return super().get_base_queryset().annotate(unread=Count("messages", filter=from_owner))

    def get_inspect_url(self, instance: Thread) -> str:
        return reverse("thread", args=[instance.pk])


class ThreadViewSet(ReadOnlyViewSet):
    model = Thread
    name = "owner_thread"
    url_prefix = "conversations"
    icon = "mail"
    menu_label = gettext_lazy("Conversations")
    ordering = ("-last_at",)
    related = ("owner__user", "home")
    index_view_class = ThreadIndexView
    list_display = [
        "subject",
        TextColumn("owner", gettext_lazy("Owner")),
        TextColumn("home", gettext_lazy("Home")),
        TextColumn(unread, gettext_lazy("Unread")),
        TextColumn("last_at", gettext_lazy("Last message"), sort_key="last_at"),
        StateColumn(Thread.State.OPEN),
    ]
    list_filter = {"state": ["exact"], "home__agency": ["exact"]}
    search_lookups = ("subject__icontains", "owner__user__name__icontains")


class RoutineViewSet(OfficeViewSet):
    model = Routine
    name = "routine"
    url_prefix = "routines"
    icon = "rotate"
    menu_label = gettext_lazy("After each departure")
    related = ("service",)
    edit_handler = ObjectList([FieldPanel("service"), FieldPanel("active")])
    list_display = ["__str__", TextColumn("active", gettext_lazy("Planned"))]
