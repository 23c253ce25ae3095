from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View
from wagtail.admin.views.generic import InspectView
from wagtail.admin.widgets.button import Button

from .. import audit, outbox
from ..models import OutboxEntry
from .columns import StateColumn, TextColumn
from .model import ReadOnlyViewSet
from .views import OfficeIndexView

RETRY = "core.change_outboxentry"


def may_retry(user: Any, entry: OutboxEntry) -> bool:
    return entry.state == OutboxEntry.State.DEAD and user.has_perm(RETRY)


class OutboxIndexView(OfficeIndexView):
    def get_list_more_buttons(self, instance: OutboxEntry) -> list[Any]:
        buttons = super().get_list_more_buttons(instance)
        if may_retry(self.request.user, instance):
            url = reverse("outbox_entry:retry", args=[instance.pk])
            buttons.append(Button(_("Try again"), url=url, icon_name="rotate"))
        return buttons


class OutboxInspectView(InspectView):
    template_name = "core/admin/outbox_entry.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        may = may_retry(self.request.user, self.object)
        return super().get_context_data(may_retry=may, **kwargs)


class RetryView(View):
    """Asks first (GET), then gives the entry another series of attempts (POST)."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        return redirect("outbox_entry:inspect", pk)

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        entry = get_object_or_404(OutboxEntry, pk=pk)
        if not request.user.has_perm(RETRY):
            raise PermissionDenied
        if may_retry(request.user, entry):
            audit.record(request.user, "retried", entry)
            outbox.retry(entry)
            messages.success(request, _("“%(entry)s” is tried again.") % {"entry": entry})
        return redirect("outbox_entry:inspect", pk)


class OutboxViewSet(ReadOnlyViewSet):
    model = OutboxEntry
    name = "outbox_entry"
    icon = "mail"
    menu_label = gettext_lazy("Outbox")
    ordering = ("-id",)
    list_display = [
        "__str__",
        StateColumn(OutboxEntry.State.DONE),
        TextColumn("attempts", gettext_lazy("Attempts")),
        TextColumn("last_error", gettext_lazy("Last error")),
        TextColumn("created_at", gettext_lazy("Created")),
        TextColumn("due_at", gettext_lazy("Due")),
        TextColumn("done_at", gettext_lazy("Done")),
    ]
    list_filter = {"state": ["exact"], "kind": ["exact"], "attempts": ["gte"]}
    # Payloads hold whole letters, some with codes to log in.
    inspect_view_fields_exclude = ["payload"]
    search_lookups = ("key__startswith", "last_error__icontains")
    list_export = ["kind", "key", "state", "attempts", "last_error", "created_at", "done_at"]
    index_view_class = OutboxIndexView
    inspect_view_class = OutboxInspectView

    def get_urlpatterns(self) -> list[URLPattern]:
        return [
            *super().get_urlpatterns(),
            path("retry/<int:pk>/", RetryView.as_view(), name="retry"),
        ]
