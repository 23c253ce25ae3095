"""One case: everything a moderator needs to decide, on one page."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.mixins import PermissionRequiredMixin
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.generic import DetailView, View

from billing.mandates import current_mandate
from catalogue.authenticity import findings_of
from catalogue.models import Home
from catalogue.services import CannotChangeState, draft_of

from ..checks import at_same_address
from ..models import PropertyValidation
from ..seen import mark_of
from ..services import (
    AlreadyDecided,
    ChangedMeanwhile,
    TakenByAnother,
    cases,
    decide,
    release,
    take,
)
from ..services.chiefs import DECIDE
from ..services.decisions import obstacles
from .chart import chart
from .forms import DecisionForm
from .lists import DeskMixin
from .sheet import checks_of, photos_of, sheet_of

REFUSALS = (AlreadyDecided, TakenByAnother, CannotChangeState, ChangedMeanwhile)
CASES = PropertyValidation.objects.select_related(
    "home__commune", "home__agency", "home__owner__user"
)


class CaseView(DeskMixin, DetailView):
    """The case, and the form that decides it."""

    queryset = CASES
    pk_url_kwarg = "pk"
    context_object_name = "case"
    template_name = "workflows/desk/case.html"
    page_title = gettext_lazy("Validation")

    def get_page_title(self) -> str:
        return self.object.home.reference

    def get_page_subtitle(self) -> str:
        return str(self.object.home.street)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        case, user = self.object, self.request.user
        home, review = case.home, case.review
        noticed = findings_of(home)
        mine = review is not None and review.owner_id in (None, user.pk)
        return super().get_context_data(**kwargs) | {
            "home": home,
            "sheet": sheet_of(home, case),
            "photos": photos_of(home, get_language() or "", noticed),
            "words": draft_of(home),
            "base_price": home.nightly_prices.filter(season="").order_by("-valid_from").first(),
            "mandate": current_mandate(home),
            "neighbours": at_same_address(home),
            "checks": checks_of(case, noticed),
            "findings": noticed,
            "decisions": home.decisions.select_related("by", "validation"),
            "chart": chart(case),
            "review": review,
            "may_decide": user.has_perm(DECIDE),
            "form": kwargs.get("form") or DecisionForm() if mine else None,
            "seen": mark_of(home),
            "obstacles": obstacles(home) if review else [],
        }

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        self.object = self.get_object()
        if not request.user.has_perm(DECIDE):
            return self.handle_no_permission()
        form = DecisionForm(request.POST)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form), status=422)
        try:
            made = decide(self.object, form.verdict, request.user)
        except REFUSALS as refusal:
            for sentence in why(refusal):
                messages.error(request, sentence)
            return self.render_to_response(self.get_context_data(form=form), status=409)
        said = {"home": self.object.home.reference, "decision": made.get_kind_display()}
        messages.success(request, _("%(home)s: %(decision)s.") % said)
        return redirect("validations:inbox")


def why(refusal: Exception) -> list[str]:
    """Why a decision could not be taken, in the moderator's words."""
    if isinstance(refusal, TakenByAnother):
        text = _("%(name)s is at this case: take it over first if you must decide it.")
        return [text % {"name": refusal.holder}]
    if isinstance(refusal, ChangedMeanwhile):
        return [_("The owner changed the home meanwhile: look at it again, then decide.")]
    if isinstance(refusal, AlreadyDecided):
        if refusal.decision is None:
            return [_("This case went on meanwhile: there is nothing left to decide.")]
        text = _("Already decided by %(name)s: %(decision)s. Yours was not taken into account.")
        made = refusal.decision
        return [text % {"name": made.by or "PCS", "decision": made.get_kind_display()}]
    lacks = refusal.lacks if isinstance(refusal, CannotChangeState) else []
    return [_("This home cannot be published yet: %(why)s") % {"why": one.text} for one in lacks]


class CaseActionView(PermissionRequiredMixin, View):
    """Something done to a case with one button."""

    permission_required = DECIDE

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        case = get_object_or_404(CASES, pk=pk)
        if not self.act(case):
            messages.error(request, _("There is nothing left to decide in this case."))
        return redirect("validations:case", pk)


class TakeView(CaseActionView):
    def act(self, case: PropertyValidation) -> bool:
        return take(case, self.request.user)


class ReleaseView(CaseActionView):
    def act(self, case: PropertyValidation) -> bool:
        return release(case, self.request.user)


class CheckAgainView(CaseActionView):
    def act(self, case: PropertyValidation) -> bool:
        if case.closed_at is None:
            cases.check_again(case)
        return case.closed_at is None


class ProofView(PermissionRequiredMixin, View):
    """The proof of residence: moderators alone may read it."""

    permission_required = DECIDE

    def get(self, request: HttpRequest, pk: int) -> FileResponse:
        home = get_object_or_404(Home, pk=pk)
        if not home.residence_proof:
            raise Http404
        name = home.residence_proof.name.rpartition("/")[2]
        return FileResponse(home.residence_proof.open(), as_attachment=True, filename=name)
