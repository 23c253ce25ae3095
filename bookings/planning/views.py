from typing import Any

from django.contrib import messages
from django.contrib.auth.mixins import PermissionRequiredMixin
from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import FormView, TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from catalogue.models import Home

from ..errors import CannotBook
from ..models import Block
from ..refusals import refusal_sentence
from ..services import block_nights, close_nights, open_nights
from .forms import ClosureForm, PlanningForm
from .month import Month

PAGE = 50


class PlanningView(PermissionRequiredMixin, WagtailAdminTemplateMixin, TemplateView):
    template_name = "bookings/admin/planning.html"
    page_title = gettext_lazy("Planning")
    header_icon = "calendar-alt"
    permission_required = "bookings.view_night"

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        form = PlanningForm(self.request.GET)
        form.is_valid()
        chosen = form.cleaned_data
        month = Month(chosen.get("month") or timezone.localdate())
        page = Paginator(self.homes(chosen), PAGE).get_page(self.request.GET.get("p"))
        return super().get_context_data(**kwargs) | {
            "form": form if form.errors else PlanningForm(initial=chosen | {"month": month.first}),
            "month": month,
            "page": page,
            "rows": month.rows(page),
            "today": timezone.localdate(),
            "may_close": self.request.user.has_perm("bookings.add_night"),
            "query": self.query,
        }

    def homes(self, chosen: dict[str, Any]) -> QuerySet[Home]:
        homes = Home.objects.exclude(state=Home.State.ARCHIVED).order_by("reference")
        homes = homes.only("reference", "street", "state")
        for name in ("agency", "commune"):
            if chosen.get(name):
                homes = homes.filter(**{name: chosen[name]})
        if text := chosen.get("q"):
            homes = homes.filter(Q(reference__istartswith=text) | Q(street__icontains=text))
        return homes

    def query(self) -> str:
        """The filters, for links to other months and pages."""
        kept = self.request.GET.copy()
        for name in ("month", "p"):
            kept.pop(name, None)
        return kept.urlencode()


class ClosureView(PermissionRequiredMixin, WagtailAdminTemplateMixin, FormView):
    """Closes or opens nights of a home; refused where a stay has one of them."""

    template_name = "bookings/admin/closures.html"
    form_class = ClosureForm
    page_title = gettext_lazy("Close or open nights")
    header_icon = "lock"
    permission_required = "bookings.add_night"

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        planning = {"url": reverse("planning"), "label": _("Planning")}
        return [*self.breadcrumbs_items, planning, {"url": "", "label": self.page_title}]

    def get_initial(self) -> dict[str, Any]:
        asked = self.request.GET
        home = asked.get("home", "")
        first = asked.get("first", "")
        return {
            "home": home if home.isdecimal() else None,
            "first": first,
            "last": asked.get("last") or first,
            "action": asked.get("action") or ClosureForm.CLOSE,
        }

    def form_valid(self, form: ClosureForm) -> HttpResponse:
        home, first = form.cleaned_data["home"], form.cleaned_data["first"]
        try:
            text, count = self.act(form)
        except CannotBook as refusal:
            form.add_error("first", refusal_sentence(refusal, references=True))
            return self.form_invalid(form)
        messages.success(self.request, text % {"n": count})
        return redirect(f"{reverse('planning')}?month={first:%Y-%m}&q={home.reference}")

    def act(self, form: ClosureForm) -> tuple[str, int]:
        data, by = form.cleaned_data, self.request.user
        nights = (data["home"], data["first"], form.end)
        if data["action"] == ClosureForm.OPEN:
            count = open_nights(*nights, by)
            text = ngettext("%(n)s night is open again.", "%(n)s nights are open again.", count)
        elif data["action"] == ClosureForm.OWNER:
            block = block_nights(*nights, Block.Kind.OWNER, by, data["note"])
            count = (block.last - block.first).days
            text = ngettext(
                "%(n)s night is kept for the owner, with a cleaning after it.",
                "%(n)s nights are kept for the owner, with a cleaning after them.",
                count,
            )
        else:
            count = close_nights(*nights, by, data["note"])
            text = ngettext("%(n)s night is closed.", "%(n)s nights are closed.", count)
        return text, count
