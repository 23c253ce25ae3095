from decimal import Decimal
from functools import partial
from typing import Any

from django.contrib import messages
from django.contrib.auth.mixins import PermissionRequiredMixin
from django.core.exceptions import PermissionDenied
from django.forms import Form
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import DetailView, FormView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from core.models import AuditEntry

from ..interventions.errors import AlreadyAsked, AlreadyDecided, OwnerMustAnswer, VisitSettled
from ..interventions.services import (
    add_photo,
    cancel_visit,
    decide,
    declare_cost,
    fill_sheet,
    order_service,
    plan_visit,
)
from ..interventions.services.approvals import ask_owner, owner_must_approve
from ..models import CostApproval, Intervention, InterventionPhoto
from ..private_files import private_file
from .forms import CostForm, OrderForm, PhoneForm, SheetForm, VisitPhotoForm

RELATED = ("order__service", "order__stay", "order__home__owner__user", "order__home__commune")
TRAIL = 30


class VisitView(PermissionRequiredMixin, WagtailAdminTemplateMixin, DetailView):
    """A visit: its sheet, its photos, its cost, and what the owner answered."""

    queryset = Intervention.objects.select_related(*RELATED)
    template_name = "bookings/admin/intervention.html"
    page_title = gettext_lazy("Intervention")
    header_icon = "clipboard-list"
    permission_required = "bookings.view_intervention"
    object: Intervention

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        every = {"url": reverse("intervention:index"), "label": _("Interventions")}
        return [*self.breadcrumbs_items, every, {"url": "", "label": str(self.object)}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        visit = self.object
        trail = AuditEntry.objects.filter(subject=f"bookings.intervention:{visit.pk}")
        return super().get_context_data(**kwargs) | {
            "visit": visit,
            "home": visit.order.home,
            "owner": visit.order.home.owner,
            "approvals": visit.approvals.select_related("asked_by", "decided_by"),
            "photos": visit.photos.all(),
            "trail": trail.select_related("actor")[:TRAIL],
            "may_change": self.request.user.has_perm("bookings.change_intervention"),
            "forms": self.forms() | kwargs.get("bound", {}),
        }

    def forms(self, data: Any = None, files: Any = None, name: str = "") -> dict[str, Form]:
        """Every form of the page; the one of that name is bound."""
        visit = self.object
        fields = ("window_start", "window_end", "provider", "arrived_at", "left_at", "notes")
        sheet = {field: getattr(visit, field) for field in fields}
        done = [str(n) for n, line in enumerate(visit.checklist) if line.get("done")]
        makers = {
            "sheet": partial(SheetForm, checklist=visit.checklist, initial=sheet | {"done": done}),
            "photo": VisitPhotoForm,
            "cost": partial(
                CostForm,
                must_ask=partial(owner_must_approve, visit),
                initial={"amount": visit.cost},
            ),
            "phone": PhoneForm,
        }
        return {key: make(data, files) if key == name else make() for key, make in makers.items()}

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        if not request.user.has_perm("bookings.change_intervention"):
            raise PermissionDenied
        self.object = self.get_object()
        name = request.POST.get("action", "")
        if name == "cancel":
            return self.answered(self.cancel)
        form = self.forms(request.POST, request.FILES, name).get(name)
        if form is None:
            return redirect("intervention", pk)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(bound={name: form}))
        return self.answered(partial(getattr(self, f"save_{name}"), form.cleaned_data))

    def answered(self, act: Any) -> HttpResponse:
        """Do it, and say how it went."""
        try:
            messages.success(self.request, act())
        except (AlreadyAsked, AlreadyDecided, OwnerMustAnswer, VisitSettled) as trouble:
            messages.error(self.request, TROUBLES[type(trouble)])
        return redirect("intervention", self.object.pk)

    def save_sheet(self, data: dict[str, Any]) -> str:
        fill_sheet(self.object.pk, self.request.user, **data)
        return _("The sheet is saved.")

    def save_photo(self, data: dict[str, Any]) -> str:
        add_photo(self.object, data["file"], data["caption"], self.request.user)
        return _("The photo is added.")

    def save_cost(self, data: dict[str, Any]) -> str:
        amount: Decimal = data.pop("amount")
        asked = declare_cost(self.object.pk, amount, self.request.user, **data)
        if asked is None:
            return _("The cost is noted.")
        return _("The owner is asked: nothing is spent before they say yes.")

    def save_phone(self, data: dict[str, Any]) -> str:
        waiting = get_object_or_404(self.object.approvals.waiting())
        approved = data["decision"] == CostApproval.Decision.APPROVED
        decide(waiting.pk, approved, self.request.user, data["words"], by_phone=True)
        return _("What the owner said is written down.")

    def cancel(self) -> str:
        cancel_visit(self.object.pk, self.request.user)
        return _("The visit is cancelled.")


TROUBLES = {
    AlreadyAsked: gettext_lazy("The owner has been asked already and has not answered yet."),
    AlreadyDecided: gettext_lazy("The owner has answered already: the answer stands."),
    OwnerMustAnswer: gettext_lazy("This visit cannot end before the owner has answered."),
    VisitSettled: gettext_lazy("This visit is done or cancelled: nothing of it changes any more."),
}


class OrderView(PermissionRequiredMixin, WagtailAdminTemplateMixin, FormView):
    """Order a service for a home, and plan when someone comes."""

    template_name = "bookings/admin/closures.html"
    form_class = OrderForm
    page_title = gettext_lazy("Order a service")
    header_icon = "plus"
    permission_required = "bookings.add_order"

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        every = {"url": reverse("intervention:index"), "label": _("Interventions")}
        return [*self.breadcrumbs_items, every, {"url": "", "label": self.page_title}]

    def get_initial(self) -> dict[str, Any]:
        home = self.request.GET.get("home", "")
        return {"home": home if home.isdecimal() else None}

    def form_valid(self, form: OrderForm) -> HttpResponse:
        data = form.cleaned_data
        order = order_service(
            data["service"],
            data["home"],
            self.request.user,
            data["payer"],
            quantity=data["quantity"],
        )
        visit = plan_visit(order, data["start"], data["end"], data["provider"])
        messages.success(self.request, _("The service is ordered and planned."))
        if ask_owner(visit, self.request.user):
            text = _("The owner is asked: nothing is spent before they say yes.")
            messages.info(self.request, text)
        return redirect("intervention", visit.pk)


class PhotoView(PermissionRequiredMixin, DetailView):
    model = InterventionPhoto
    permission_required = "bookings.view_intervention"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> FileResponse:
        return private_file(self.get_object().file)


class EvidenceView(PermissionRequiredMixin, DetailView):
    model = CostApproval
    permission_required = "bookings.view_intervention"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> FileResponse:
        return private_file(getattr(self.get_object(), kwargs["which"]))
