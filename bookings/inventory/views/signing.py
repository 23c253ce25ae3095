"""Both sign on the same phone, after reading what they sign."""

from typing import Any

from allauth.account.adapter import get_adapter
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from ...models import InventoryReport, Signature
from ..access import for_agents, report_or_404
from ..errors import CannotSign, ReportClosed
from ..forms import SignForm
from ..services import sign
from ..showing import everything_in


@for_agents
@require_http_methods(["GET", "POST"])
def signing(request: HttpRequest, pk: int, party: str) -> HttpResponse:
    report = report_or_404(pk)
    if party not in Signature.Party.values:
        raise Http404
    form = SignForm(party, request.POST or None, initial={"name": _name(request, report, party)})
    if request.method == "POST" and form.is_valid():
        return _signed(request, report, form)
    context: dict[str, Any] = everything_in(report)
    signed = [signature.party for signature in context["signatures"]]
    if party in signed or not context["progress"].complete:
        return _refused(request, report)
    context |= {"form": form, "party": Signature.Party(party)}
    status = 422 if form.errors else 200
    return render(request, "bookings/inventory/sign.html", context, status=status)


def _name(request: HttpRequest, report: InventoryReport, party: str) -> str:
    signs = request.user if party == Signature.Party.AGENT else report.stay.traveller.user
    return str(signs.get_full_name())


def _signed(request: HttpRequest, report: InventoryReport, form: SignForm) -> HttpResponse:
    try:
        sign(report.pk, form.hand, get_adapter().get_client_ip(request), request.user)
    except (CannotSign, ReportClosed):
        return _refused(request, report)
    text = _("The refusal is written down.") if form.refuses else _("Signed, thank you.")
    messages.success(request, text)
    return redirect("inventory:report", report.pk)


def _refused(request: HttpRequest, report: InventoryReport) -> HttpResponse:
    text = _("This signature is there already, or there is still something to look at.")
    messages.error(request, text)
    return redirect("inventory:report", report.pk)
