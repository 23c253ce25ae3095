from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from ...models import InventoryReport
from ..access import for_agents, reports
from ..deposit_form import DepositForm
from ..errors import CannotDecide
from ..services import decide_deposit
from ..showing import decision_of, rooms_of


@for_agents
@require_http_methods(["GET", "POST"])
def deposit(request: HttpRequest, pk: int) -> HttpResponse:
    """Decide what is kept for what was lost or damaged, with both photos in sight."""
    report = get_object_or_404(reports().sealed(), pk=pk, kind=InventoryReport.Kind.EXIT)
    if decision_of(report):
        messages.info(request, _("The deposit of this stay is decided on already."))
        return redirect("inventory:report", pk)
    things = [thing for room in rooms_of(report) for thing in room.things if thing.lost]
    form = DepositForm(things, request.POST or None)
    if not form.is_valid():
        context = {"report": report, "form": form}
        status = 422 if form.errors else 200
        return render(request, "bookings/inventory/deposit.html", context, status=status)
    given = form.cleaned_data
    try:
        decide_deposit(pk, given["deposit"], form.parts, given["note"], request.user)
        text = _("The decision is recorded, and both are told. No money has moved.")
        messages.success(request, text)
    except CannotDecide:
        messages.error(request, _("The deposit of this stay is decided on already."))
    return redirect("inventory:report", pk)
