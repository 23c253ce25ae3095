"""One room at a time: each thing saved as it is touched, the whole room by its button."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from ...models import InventoryReport, ReportLine
from ..access import for_agents, report_or_404
from ..errors import LineChanged, ReportClosed, TooMany
from ..forms import LineForm, NewLineForm
from ..rules import PHOTOS_PER_LINE
from ..services import add_line, save_line
from ..showing import rooms_of, things_of
from .photos import photo_trouble

Rows = list[dict[str, Any]]


@for_agents
@require_http_methods(["GET", "POST"])
def room(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    report = report_or_404(pk)
    get_object_or_404(report.lines.values("room").distinct(), room_number=number)
    if request.method != "POST":
        return _page(request, report, number, {})
    if not report.is_open:
        return _closed(request, report)
    try:
        troubled = _save_all(request, report, number)
    except ReportClosed:  # somebody signed on another phone meanwhile
        return _closed(request, report)
    if troubled:
        return _page(request, report, number, troubled)
    return _onward(request, report, number)


def _save_all(request: HttpRequest, report: InventoryReport, number: int) -> dict[int, Any]:
    """Save every line of the room; returns the rows that could not be, by line."""
    rows = [
        _saved(request, line) | _photographed(request, line)
        for line in report.lines.filter(room_number=number)
    ]
    return {row["line"].pk: row for row in rows if row["form"].errors or row.get("trouble")}


def _saved(request: HttpRequest, line: ReportLine) -> dict[str, Any]:
    """What becomes of one line that was posted."""
    form = LineForm(line, request.POST)
    if not form.is_valid():
        return {"line": line, "form": form}
    try:
        saved = save_line(line.pk, form.cleaned_data["version"], form.answer, request.user)
    except LineChanged:
        return {"line": line, "form": _refused(line, form)}
    return {"line": saved, "form": LineForm(saved)}


def _refused(line: ReportLine, form: LineForm) -> LineForm:
    """The form as it was sent, with the other's words above; saving again puts ours."""
    line.refresh_from_db()
    data = form.data.copy()
    data[form.add_prefix("version")] = line.version
    again = LineForm(line, data)
    text = _(
        "Somebody else wrote meanwhile: %(condition)s, %(quantity)s. Save again to replace it."
    )
    theirs = {"condition": line.get_condition_display(), "quantity": line.quantity}
    again.add_error(None, text % theirs)
    return again


def _photographed(request: HttpRequest, line: ReportLine) -> dict[str, Any]:
    """The photo that a browser without scripts sends with its room."""
    if f"line-{line.pk}-photo" not in request.FILES:
        return {}
    return {"trouble": photo_trouble(request, line)}


@for_agents
@require_POST
def line(request: HttpRequest, pk: int) -> HttpResponse:
    """One line, for htmx; the answer takes its place."""
    found = get_object_or_404(ReportLine, pk=pk)
    try:
        row = _saved(request, found)
    except ReportClosed:
        form = LineForm(found)
        row = {"line": found, "form": form, "closed": True}
    [thing] = things_of([row["line"]])
    answer = render(request, "bookings/inventory/_line_fields.html", row | {"thing": thing})
    answer["X-Line"] = found.pk  # keep.js knows by it that this is no login page
    return answer


@for_agents
@require_POST
def add(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    report = report_or_404(pk)
    get_object_or_404(report.lines.values("room").distinct(), room_number=number)
    form = NewLineForm(request.POST)
    if not form.is_valid():
        return _page(request, report, number, {}, new=form)
    try:
        made = add_line(pk, number, form.cleaned_data["item"], form.answer, request.user)
    except ReportClosed:
        return _closed(request, report)
    except TooMany:
        form.add_error(None, _("This report holds as many lines as it can."))
        return _page(request, report, number, {}, new=form)
    answer = redirect("inventory:room", pk, number)
    answer["Location"] += f"#line-{made.pk}"
    return answer


def _page(
    request: HttpRequest,
    report: InventoryReport,
    number: int,
    troubled: dict[int, Any],
    new: NewLineForm | None = None,
) -> HttpResponse:
    rooms = rooms_of(report)
    shown = next(room for room in rooms if room.number == number)
    rows = [
        {"thing": thing, "form": LineForm(thing.line)}
        | {k: v for k, v in troubled.get(thing.line.pk, {}).items() if k != "line"}
        for thing in shown.things
    ]
    context = {
        "report": report,
        "rooms": rooms,
        "room": shown,
        "rows": rows,
        "new": new or NewLineForm(),
        "is_open": report.is_open,
        "most_photos": PHOTOS_PER_LINE,
        "position": rooms.index(shown) + 1,
    }
    status = 422 if troubled or new else 200
    return render(request, "bookings/inventory/room.html", context, status=status)


def _onward(request: HttpRequest, report: InventoryReport, number: int) -> HttpResponse:
    """The next room that is not finished, else the report."""
    if "stay" in request.POST:
        return redirect("inventory:room", report.pk, number)
    waiting = [room.number for room in rooms_of(report) if not room.done]
    after = [one for one in waiting if one > number] or waiting
    if after:
        return redirect("inventory:room", report.pk, after[0])
    messages.success(request, _("Every room is done."))
    return redirect("inventory:report", report.pk)


def _closed(request: HttpRequest, report: InventoryReport) -> HttpResponse:
    text = _("Nothing was changed: this report is signed. Take the signatures back to correct it.")
    messages.error(request, text)
    return redirect("inventory:report", report.pk)
