from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import FileResponse, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.models import Owner
from accounts.space import OwnerRequest, for_owners
from core import audit

from ...interventions.errors import AlreadyDecided
from ...interventions.naming import named
from ...interventions.services import decide
from ...models import CostApproval, Intervention, InterventionPhoto
from ...models.intervention import InterventionQuerySet
from ...private_files import private_file
from ..posted import posted
from .forms import DecisionForm, PeriodForm, ThresholdForm, already_decided

PAGE = 20


def visits_of(owner: Owner) -> InterventionQuerySet:
    visits: InterventionQuerySet = Intervention.objects.of(owner)
    return visits.select_related("order__service", "order__home__commune", "order__stay")


@for_owners
@require_safe
def visits(request: OwnerRequest) -> HttpResponse:
    """What was done and will be done in one's homes."""
    owner = request.owner
    form = PeriodForm(request.GET or None, owner=owner)
    found, past = visits_of(owner), request.GET.get("show") == "past"
    if form.is_valid():
        found = matching(found, form.cleaned_data)
    found = shelf(found, past)
    page = Paginator(found, PAGE).get_page(request.GET.get("page"))
    context = {
        "section": "interventions",
        "form": form,
        "past": past,
        "filtered": any(form.data.get(name) for name in form.fields),
        "page_obj": page,
        "visits": named(page),
        "waiting": waiting_of(owner),
        "threshold_form": ThresholdForm(instance=owner),
    }
    return render(request, "bookings/owners/interventions.html", context)


def shelf(found: InterventionQuerySet, past: bool) -> InterventionQuerySet:
    """Those to come, the next one first, or those behind, the last one first."""
    if past:
        return found.filter(state__in=Intervention.SETTLED).order_by("-window_start", "-id")
    return found.open().order_by("window_start", "id")


def matching(found: InterventionQuerySet, wish: dict[str, Any]) -> InterventionQuerySet:
    lookups = {
        "order__home": wish["home"],
        "window_start__date__gte": wish["first"],
        "window_start__date__lte": wish["last"],
    }
    return found.filter(**{name: value for name, value in lookups.items() if value})


def waiting_of(owner: Owner) -> list[CostApproval]:
    """What the owner is asked, each with the name of its service."""
    asked = CostApproval.objects.of(owner).unanswered()
    approvals = list(
        asked.select_related("intervention__order__service", "intervention__order__home")
    )
    named(approval.intervention for approval in approvals)
    return approvals


@for_owners
@require_safe
def visit(request: OwnerRequest, pk: int) -> HttpResponse:
    """The sheet of a visit: when, who, what was done, seen and spent."""
    mine = visits_of(request.owner).prefetch_related("photos", "approvals")
    (one,) = named([get_object_or_404(mine, pk=pk)])
    context = {"section": "interventions", "visit": one, "home": one.order.home}
    return render(request, "bookings/owners/intervention.html", context)


@for_owners
@require_safe
def photo(request: OwnerRequest, pk: int, photo: int) -> FileResponse:
    mine = Intervention.objects.of(request.owner)
    found = get_object_or_404(InterventionPhoto, pk=photo, intervention=pk, intervention__in=mine)
    return private_file(found.file)


@for_owners
@require_POST
def threshold(request: OwnerRequest) -> HttpResponse:
    """From which cost on the owner wants to be asked."""
    owner = request.owner
    before = owner.approval_threshold
    form = ThresholdForm(request.POST, instance=owner)
    if form.is_valid():
        form.save()
        after = owner.approval_threshold
        audit.record(request.user, "set approval threshold", owner, before=before, after=after)
        messages.success(request, _("We ask you before spending more than that."))
    else:
        messages.error(request, " ".join(form.errors["approval_threshold"]))
    return redirect("owner_interventions:visits")


def approvals_of(request: OwnerRequest) -> QuerySet[CostApproval]:
    mine = CostApproval.objects.of(request.owner)
    return mine.select_related("intervention__order__service", "intervention__order__home__commune")


@for_owners
def approval(request: OwnerRequest, pk: int) -> HttpResponse:
    """A cost, why it is needed, and the owner's yes or no."""
    asked = get_object_or_404(approvals_of(request), pk=pk)
    form = DecisionForm(**posted(request))
    if request.method == "POST" and form.is_valid():
        try:
            decide(pk, form.cleaned_data["decision"], request.user, form.cleaned_data["words"])
        except AlreadyDecided:
            messages.warning(request, already_decided())
        else:
            messages.success(request, _("Thank you: your answer is recorded."))
        return redirect(reverse("owner_interventions:approval", args=[pk]))
    (one,) = named([asked.intervention])
    context = {"section": "interventions", "approval": asked, "visit": one, "form": form}
    return render(request, "bookings/owners/approval.html", context | {"home": one.order.home})


@for_owners
@require_safe
def evidence(request: OwnerRequest, pk: int, which: str) -> FileResponse:
    """The photo or the quote that came with the question."""
    asked = get_object_or_404(approvals_of(request), pk=pk)
    return private_file(getattr(asked, which))
