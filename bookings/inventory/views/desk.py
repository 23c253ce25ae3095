"""Where an agent starts: who comes and who leaves, and one report as a whole."""

from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.db.models import Prefetch, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from ...models import InventoryReport, Signature, Stay
from ..access import for_agents, report_or_404, reports
from ..errors import EntryOpen, NotSigned, NotThisStay, ReportClosed
from ..services import begin_report, seal_report, take_back_signatures
from ..showing import everything_in

Kind = InventoryReport.Kind
DAYS = 2
MOST = 60


@for_agents
@require_safe
def desk(request: HttpRequest) -> HttpResponse:
    """Arrivals and departures around today, each with its report; those of a search, any day."""
    asked = request.GET.get("q", "").strip()
    context = {"days": _searched(asked) if asked else _near_days(), "asked": asked}
    context["unfinished"] = reports().exclude(state=InventoryReport.State.SEALED)[:MOST]
    return render(request, "bookings/inventory/desk.html", context)


def _stays() -> Any:
    return (
        Stay.objects.confirmed()
        .select_related("home", "traveller__user")
        .prefetch_related(
            Prefetch("inventory_reports", InventoryReport.objects.all(), to_attr="reports")
        )
    )


def _near_days() -> list[tuple[str, Stay, InventoryReport | None]]:
    today = timezone.localdate()
    near = (today - timedelta(DAYS), today + timedelta(DAYS))
    stays = _stays().filter(Q(arrival__range=near) | Q(departure__range=near))
    found = [
        (day, *row)
        for stay in stays
        for day, row in (
            (stay.arrival, _row(Kind.ENTRY, stay)),
            (stay.departure, _row(Kind.EXIT, stay)),
        )
        if near[0] <= day <= near[1]
    ]
    return sorted(found, key=lambda one: (one[0], one[1], one[2].pk))[:MOST]


def _searched(text: str) -> list[Any]:
    known = Q(reference__iexact=text) | Q(home__reference__iexact=text)
    stays = _stays().filter(known | Q(traveller__user__name__icontains=text))
    return [
        (day, *_row(kind, stay))
        for stay in stays.order_by("-arrival")[:MOST]
        for day, kind in ((stay.arrival, Kind.ENTRY), (stay.departure, Kind.EXIT))
    ]


def _row(kind: Kind, stay: Stay) -> tuple[Kind, Stay, InventoryReport | None]:
    return kind, stay, next((one for one in stay.reports if one.kind == kind), None)


@for_agents
@require_POST
def begin(request: HttpRequest, reference: str, kind: str) -> HttpResponse:
    stay = get_object_or_404(Stay, reference=reference)
    try:
        report = begin_report(stay, kind, request.user)
    except NotThisStay:
        messages.error(request, _("This stay is not confirmed: there is nothing to hand over."))
    except EntryOpen:
        text = _("Finish and seal the entry report first: the exit is compared with it.")
        messages.error(request, text)
    else:
        return redirect("inventory:report", report.pk)
    return redirect("inventory:desk")


@for_agents
@require_safe
def report(request: HttpRequest, pk: int) -> HttpResponse:
    """Rooms with how far each is, meters and keys, signatures, and what comes next."""
    context = everything_in(report_or_404(pk))
    signed = {signature.party for signature in context["signatures"]}
    context["to_sign"] = [party for party in Signature.Party if party not in signed]
    return render(request, "bookings/inventory/report.html", context)


@for_agents
@require_POST
def take_back(request: HttpRequest, pk: int) -> HttpResponse:
    found = report_or_404(pk)
    try:
        take_back_signatures(found.pk, request.user)
        messages.success(request, _("The report is open again. Both sign anew afterwards."))
    except ReportClosed:
        messages.error(request, _("This report is sealed: nothing in it changes any more."))
    return redirect("inventory:report", found.pk)


@for_agents
@require_POST
def seal(request: HttpRequest, pk: int) -> HttpResponse:
    found = report_or_404(pk)
    try:
        seal_report(found.pk, request.user)
        text = _("The report is sealed. The owner and the traveller receive it by mail.")
        messages.success(request, text)
    except NotSigned:
        text = _("Both sign first, or the traveller's refusal is written down.")
        messages.error(request, text)
    return redirect("inventory:report", found.pk)
