"""Having a home checked and published."""

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
from ..services import CannotChangeState, reasons_against, submit_home


class HomeStateView(PermissionRequiredMixin, WagtailAdminTemplateMixin, DetailView):
    """What stands against showing a home, and the button that submits it to the moderators."""

    queryset = Home.objects.select_related("commune")
    template_name = "catalogue/admin/home_state.html"
    page_title = gettext_lazy("Publication")
    header_icon = "view"
    permission_required = "catalogue.change_home"

    def get_page_subtitle(self) -> str:
        return str(self.object)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        missing = [lack.text for lack in reasons_against(self.object)]
        return super().get_context_data(home=self.object, missing=missing, **kwargs)

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        try:
            home = submit_home(self.get_object(), request.user)
        except CannotChangeState as error:
            for lack in error.lacks:
                messages.error(request, lack.text)
        else:
            said = {"home": home, "state": home.get_state_display()}
            messages.success(request, _("%(home)s is now: %(state)s.") % said)
        return redirect("home:state", pk)
