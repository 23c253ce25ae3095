from typing import Any

from django.contrib import messages
from django.contrib.auth.mixins import PermissionRequiredMixin
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import DetailView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from bookings.errors import StayBegun
from bookings.models import Stay
from core.money import format_money

from ..models import Document
from ..services import cancel, cancellation_refund

BEGUN = gettext_lazy("A stay that has begun can no longer be cancelled.")


class CancelStayView(PermissionRequiredMixin, WagtailAdminTemplateMixin, DetailView):
    """Shows what a cancellation pays back, then cancels."""

    queryset = Stay.objects.select_related("home__commune", "traveller__user")
    template_name = "billing/admin/cancel_stay.html"
    page_title = gettext_lazy("Cancel a stay")
    header_icon = "cross"
    permission_required = "bookings.change_stay"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        stay = self.get_object()
        if stay.state != Stay.State.CONFIRMED:
            return self.refuse(stay, _("Only a confirmed stay can be cancelled."))
        if stay.arrival < timezone.localdate():
            return self.refuse(stay, BEGUN)
        return super().get(request, *args, **kwargs)

    def refuse(self, stay: Stay, why: str) -> HttpResponse:
        messages.error(self.request, why)
        return redirect("stay:inspect", stay.pk)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        stay = {"url": reverse("stay:inspect", args=[self.object.pk]), "label": str(self.object)}
        return [*self.breadcrumbs_items, stay, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(due=cancellation_refund(self.object), **kwargs)

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        stay = self.get_object()
        if stay.state != Stay.State.CONFIRMED:
            return self.refuse(stay, _("Only a confirmed stay can be cancelled."))
        try:
            note = cancel(stay, request.user)
        except StayBegun:
            return self.refuse(stay, BEGUN)
        messages.success(request, self.outcome(note))
        return redirect("stay:inspect", pk)

    def outcome(self, note: Document | None) -> str:
        if note is None:
            return _("The stay is cancelled; nothing is paid back.")
        text = _("The stay is cancelled; %(amount)s are paid back (%(note)s).")
        return text % {"amount": format_money(-note.total), "note": note.number}
