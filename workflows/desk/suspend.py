from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView

from catalogue.models import Home
from catalogue.services import CannotChangeState

from ..services import suspend
from ..services.chiefs import DECIDE
from .forms import SuspendForm
from .lists import DeskMixin


class SuspendView(DeskMixin, FormView):
    """Takes a published home away from visitors at once, and says why."""

    permission_required = DECIDE
    template_name = "workflows/desk/suspend.html"
    form_class = SuspendForm
    page_title = gettext_lazy("Suspend a home")
    header_icon = "no-view"

    def setup(self, *args: Any, **kwargs: Any) -> None:
        super().setup(*args, **kwargs)
        self.home = get_object_or_404(Home.objects.select_related("commune"), pk=kwargs["pk"])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        decisions = self.home.decisions.select_related("by")
        return super().get_context_data(home=self.home, decisions=decisions, **kwargs)

    def form_valid(self, form: SuspendForm) -> HttpResponse:
        try:
            suspend(self.home, form.cleaned_data["reason"], self.request.user)
        except CannotChangeState as refusal:
            for lack in refusal.lacks:
                form.add_error(None, lack.text)
            return self.form_invalid(form)
        messages.success(
            self.request,
            _("%(home)s is suspended: nobody finds it any more.") % {"home": self.home},
        )
        return redirect("validations:suspend", self.home.pk)
