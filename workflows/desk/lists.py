"""The inbox, the queue and the archive of the desk."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.mixins import PermissionRequiredMixin
from django.db.models import Prefetch, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import ListView, View
from viewflow.workflow.models import Task
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from ..models import Decision, PropertyValidation
from ..models.validation import OPEN_REVIEW
from ..services import assign
from ..services.chiefs import DECIDE
from .forms import AssignForm, FilterForm

VIEW = "workflows.view_propertyvalidation"
PAGE = 50


class DeskMixin(PermissionRequiredMixin, WagtailAdminTemplateMixin):
    """A page of the desk: where it is, and who may see it."""

    permission_required = VIEW
    header_icon = "tasks"

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        desk = {"url": reverse("validations:queue"), "label": _("Homes to validate")}
        return [*self.breadcrumbs_items, desk, {"url": "", "label": self.get_page_title()}]

    def get_page_title(self) -> str:
        return str(self.page_title)


class CaseListView(DeskMixin, ListView):
    """Cases in one of the desk's trays."""

    template_name = "workflows/desk/list.html"
    paginate_by = PAGE
    tray = ""
    empty = ""
    may_assign = False
    order = ("-escalated_at", "due_at", "created")

    def get_queryset(self) -> QuerySet[PropertyValidation]:
        self.form = FilterForm(self.request.GET)
        reviews = Task.objects.filter(**OPEN_REVIEW).select_related("owner")
        return (
            self.form.narrow(self.cases())
            .select_related("home__commune", "home__agency", "home__owner__user")
            .prefetch_related(
                Prefetch("task_set", reviews, to_attr="reviews"),
                Prefetch("decisions", Decision.objects.select_related("by"), to_attr="made"),
            )
            .order_by(*self.order)
        )

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        may_assign = self.may_assign and self.request.user.has_perm(DECIDE)
        kept = self.request.GET.copy()
        kept.pop("page", None)
        return super().get_context_data(**kwargs) | {
            "form": self.form,
            "assign_form": AssignForm() if may_assign else None,
            "empty": self.empty,
            "filtered": any(kept.values()),
            "query": kept.urlencode(),
            "tray": self.tray,
            "trays": trays(self.request),
        }


class InboxView(CaseListView):
    page_title = gettext_lazy("My cases")
    tray = "inbox"
    empty = gettext_lazy("No case is yours: take one from the queue.")
    may_assign = True

    def cases(self) -> QuerySet[PropertyValidation]:
        return PropertyValidation.objects.of(self.request.user)


class QueueView(CaseListView):
    page_title = gettext_lazy("Queue")
    tray = "queue"
    empty = gettext_lazy("No home waits for a moderator.")
    may_assign = True

    def cases(self) -> QuerySet[PropertyValidation]:
        return PropertyValidation.objects.in_review()


class UnderWayView(CaseListView):
    page_title = gettext_lazy("With the owners")
    tray = "under-way"
    empty = gettext_lazy("No owner is asked to change anything.")
    order = ("created",)

    def cases(self) -> QuerySet[PropertyValidation]:
        return PropertyValidation.objects.under_way()


class ArchiveView(CaseListView):
    page_title = gettext_lazy("Archive")
    tray = "archive"
    empty = gettext_lazy("No case was closed yet.")
    order = ("-closed_at",)

    def cases(self) -> QuerySet[PropertyValidation]:
        return PropertyValidation.objects.closed()


TRAYS = (InboxView, QueueView, UnderWayView, ArchiveView)


def trays(request: HttpRequest) -> list[dict[str, Any]]:
    """The trays with how many cases lie in each; nobody counts an archive."""
    rows = PropertyValidation.objects
    counts = {
        "inbox": rows.of(request.user).count(),
        "queue": rows.in_review().count(),
        "under-way": rows.under_way().count(),
    }
    return [
        {
            "name": view.tray,
            "label": view.page_title,
            "url": reverse(f"validations:{view.tray}"),
            "count": counts.get(view.tray),
        }
        for view in TRAYS
    ]


class AssignView(PermissionRequiredMixin, View):
    """Gives the cases that were ticked to a moderator."""

    permission_required = DECIDE

    def post(self, request: HttpRequest) -> HttpResponse:
        form = AssignForm(request.POST)
        if not form.is_valid():
            messages.error(request, _("Tick at least one case that waits, and name a moderator."))
            return redirect("validations:queue")
        to = form.cleaned_data["to"]
        count = assign(form.cleaned_data["cases"], to, request.user)
        text = ngettext(
            "%(n)s case is now with %(name)s.", "%(n)s cases are now with %(name)s.", count
        )
        messages.success(request, text % {"n": count, "name": to})
        return redirect("validations:queue")
