"""A guest leaves early: staff free the nights left."""

from datetime import date
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.mixins import PermissionRequiredMixin
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import DetailView
from laces.components import Component
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from catalogue.forms import DayInput
from core.dates import DAY

from ..errors import CannotLeave
from ..models import Stay
from ..services import leave_early, may_leave


class LeaveForm(forms.Form):
    departure = forms.DateField(label=gettext_lazy("Day of departure"), widget=DayInput)

    def __init__(self, *args: Any, stay: Stay, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.stay = stay

    def clean_departure(self) -> date:
        day: date = self.cleaned_data["departure"]
        if not may_leave(self.stay, day):
            raise forms.ValidationError(
                _("Choose a day from today on, after the first night and before what was agreed.")
            )
        return day


class LeavingPanel(Component):
    """On the page of a stay that runs."""

    template_name = "bookings/admin/_leaving.html"

    def __init__(self, stay: Stay) -> None:
        self.stay = stay

    def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
        return {"stay": self.stay}


def runs(stay: Stay) -> bool:
    """Whether its guest could leave before the day that was agreed."""
    return may_leave(stay, stay.departure - DAY)


class LeaveView(PermissionRequiredMixin, WagtailAdminTemplateMixin, DetailView):
    """Says what it does, then frees the nights."""

    queryset = Stay.objects.select_related("home", "traveller__user")
    template_name = "bookings/admin/leave.html"
    page_title = gettext_lazy("The guest leaves early")
    header_icon = "calendar-alt"
    permission_required = "bookings.change_stay"

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        stay = {"url": reverse("stay:inspect", args=[self.object.pk]), "label": str(self.object)}
        return [*self.breadcrumbs_items, stay, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        day = max(timezone.localdate(), self.object.arrival + DAY)
        kwargs.setdefault("form", LeaveForm(stay=self.object, initial={"departure": day}))
        return super().get_context_data(**kwargs)

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        self.object = self.get_object()
        form = LeaveForm(request.POST, stay=self.object)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form), status=422)
        try:
            leave_early(pk, form.cleaned_data["departure"], request.user)
        except CannotLeave:  # somebody else moved it meanwhile
            messages.error(request, _("This stay does not run any more."))
        else:
            messages.success(request, _("The nights left are free again. Nothing is paid back."))
        return redirect("stay:inspect", pk)
