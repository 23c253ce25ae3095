"""Meters, keys and remarks: what is written once for the whole home."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from ...models import InventoryReport
from ..access import for_agents, report_or_404
from ..errors import ReportClosed
from ..forms import Keys, Meters, RemarksForm
from ..services import Rows, save_handover


@for_agents
@require_http_methods(["GET", "POST"])
def handover(request: HttpRequest, pk: int) -> HttpResponse:
    report = report_or_404(pk)
    forms = _forms(report, request.POST if request.method == "POST" else None)
    troubled = request.method == "POST" and [one for one in forms.values() if not one.is_valid()]
    if request.method == "POST" and not troubled:
        return _save(request, report, **forms)
    status = 422 if troubled else 200
    context = forms | {"report": report}
    return render(request, "bookings/inventory/handover.html", context, status=status)


def _forms(report: InventoryReport, data: Any) -> dict[str, Any]:
    meters = list(report.meters.values("kind", "number", "reading"))
    keys = list(report.keys.values("label", "handed", "returned"))
    return {
        "meters": Meters(data, initial=meters, prefix="meters"),
        "keys": Keys(data, initial=keys, prefix="keys", form_kwargs={"on_exit": report.is_exit}),
        "remarks": RemarksForm(data, instance=report),
    }


def _save(
    request: HttpRequest, report: InventoryReport, meters: Any, keys: Any, remarks: Any
) -> HttpResponse:
    try:
        save_handover(report.pk, _rows(meters), _rows(keys), remarks.cleaned_data["remarks"])
        messages.success(request, _("Meters, keys and remarks are saved."))
    except ReportClosed:
        text = _("Nothing was changed: this report is signed. Take the signatures back first.")
        messages.error(request, text)
    return redirect("inventory:report", report.pk)


def _rows(formset: Any) -> Rows:
    return Rows([form.instance for form in formset.kept()], formset.gone())
