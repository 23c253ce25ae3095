"""Double bookings in the back-office, and how each was settled."""

from typing import Any

from django.contrib import messages
from django.urls import URLPattern, path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.views.generic import InspectView

from core.viewsets import ReadOnlyViewSet, TextColumn

from ..channels.conflicts import settle_conflict
from ..channels.owner_forms import SettleForm
from ..models import Conflict
from .act import ActView

CHANGE = "bookings.change_conflict"


class ConflictInspectView(InspectView):
    template_name = "bookings/admin/conflict.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        may = self.object.settled_at is None and self.request.user.has_perm(CHANGE)
        return super().get_context_data(may_act=may, form=SettleForm(), **kwargs)


class SettleView(ActView):
    model, viewset, permission_required = Conflict, "conflict", CHANGE

    def act(self, row: Conflict) -> tuple[int, str]:
        form = SettleForm(self.request.POST)
        if not form.is_valid():
            return messages.ERROR, _("Say how it was settled.")
        settle_conflict(row, self.request.user, form.cleaned_data["note"])
        return messages.SUCCESS, _("The double booking is settled.")


class ConflictViewSet(ReadOnlyViewSet):
    model = Conflict
    name = "conflict"
    url_prefix = "double-bookings"
    icon = "warning"
    menu_label = gettext_lazy("Double bookings")
    ordering = ("-id",)
    related = ("home", "stay")
    list_display = [
        "__str__",
        TextColumn("home", gettext_lazy("Home")),
        TextColumn("channel", gettext_lazy("Site")),
        TextColumn("first", gettext_lazy("First night")),
        TextColumn("last", gettext_lazy("Until, not included")),
        TextColumn("stay", gettext_lazy("Stay")),
        TextColumn("found_at", gettext_lazy("Found")),
        TextColumn("settled_at", gettext_lazy("Settled")),
    ]
    list_filter = {"settled_at": ["isnull"], "home__agency": ["exact"]}
    search_lookups = ("home__reference__iexact", "stay__reference__iexact")
    inspect_view_class = ConflictInspectView

    def get_urlpatterns(self) -> list[URLPattern]:
        return [
            *super().get_urlpatterns(),
            path("settle/<int:pk>/", SettleView.as_view(), name="settle"),
        ]
