"""Publishing and suspending a home."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.mixins import PermissionRequiredMixin
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import DetailView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from ..models import Home
from ..services import CannotChangeState, Reason, publish_home, reasons_against, suspend_home

REASONS = {
    Reason.NO_REGISTRATION: gettext_lazy("It has no registration number."),
    Reason.NO_LISTING: gettext_lazy("Its listing in the source language is not published."),
    Reason.NO_PHOTO: gettext_lazy("It has no photo."),
    Reason.NO_PRICE: gettext_lazy("It has no base price in force."),
    Reason.ARCHIVED: gettext_lazy("It is archived."),
    Reason.NOT_PUBLISHED: gettext_lazy("It is not published."),
}
ACTIONS: dict[str, Callable[[Home, Any], Home]] = {
    "publish": publish_home,
    "suspend": suspend_home,
}


class HomeStateView(PermissionRequiredMixin, WagtailAdminTemplateMixin, DetailView):
    """What stands against publishing a home, and the buttons to publish or suspend it."""

    queryset = Home.objects.select_related("commune")
    template_name = "catalogue/admin/home_state.html"
    page_title = gettext_lazy("Publication")
    header_icon = "view"
    permission_required = "catalogue.change_home"

    def get_page_subtitle(self) -> str:
        return str(self.object)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        missing = [REASONS[reason] for reason in reasons_against(self.object)]
        return super().get_context_data(home=self.object, missing=missing, **kwargs)

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        home = self.get_object()
        act = ACTIONS.get(request.POST.get("action", ""))
        if act is None:
            return redirect("home:state", pk)
        try:
            home = act(home, request.user)
        except CannotChangeState as error:
            for reason in error.reasons:
                messages.error(request, REASONS[reason])
        else:
            said = {"home": home, "state": home.get_state_display()}
            messages.success(request, _("%(home)s is now: %(state)s.") % said)
        return redirect("home:state", pk)
