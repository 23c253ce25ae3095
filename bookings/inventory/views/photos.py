"""Photos of lines: taken at the door, looked at by those whom the report concerns."""

from uuid import UUID, uuid4

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_POST, require_safe

from catalogue.authenticity.refusals import refusal
from catalogue.uploads import NoPicture, TooManyPixels

from ...models import InventoryReport, ReportLine, ReportPhoto
from ..access import for_agents
from ..errors import ReportClosed, TooMany
from ..rules import PHOTOS_PER_LINE
from ..services import add_photo, remove_photo

MEGABYTE = 1024 * 1024


def photo_trouble(request: HttpRequest, line: ReportLine) -> str:
    """Keep the photo that came with a line; why not, in words, or nothing."""
    file = request.FILES.get(f"line-{line.pk}-photo")
    if file is None:
        return _("Take or choose a photo first.")
    if file.size > settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE:
        most = settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE // MEGABYTE
        return _("This photo is too large: at most %(most)s MB are taken.") % {"most": most}
    try:
        add_photo(line, file, _key(request, line), request.user)
    except (NoPicture, TooManyPixels) as error:
        return refusal(error)
    except TooMany:
        return _("No more photos fit: at most %(count)s for one thing.") % {
            "count": PHOTOS_PER_LINE
        }
    return ""


def _key(request: HttpRequest, line: ReportLine) -> UUID:
    try:
        return UUID(request.POST.get(f"line-{line.pk}-key", ""))
    except ValueError:  # a client of its own making: no retry is recognised
        return uuid4()


@for_agents
@require_POST
def add(request: HttpRequest, pk: int) -> HttpResponse:
    """For htmx: the photos of the line, with the new one or the reason why it is not there."""
    line = get_object_or_404(ReportLine, pk=pk)
    closed = _("This report is signed: take the signatures back to add a photo.")
    try:
        trouble = photo_trouble(request, line)
    except ReportClosed:
        trouble = closed
    return _photos(request, line, trouble, trouble != closed)


@for_agents
@require_POST
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(ReportPhoto.objects.select_related("line"), pk=pk)
    line = found.line
    trouble = ""
    try:
        remove_photo(found)
    except ReportClosed:
        trouble = _("This report is signed: take the signatures back to add a photo.")
    if not request.headers.get("HX-Request"):
        return redirect("inventory:room", line.report_id, line.room_number)
    return _photos(request, line, trouble, not trouble)


def _photos(request: HttpRequest, line: ReportLine, trouble: str, is_open: bool) -> HttpResponse:
    context = {"line": line, "trouble": trouble, "is_open": is_open}
    context["most_photos"] = PHOTOS_PER_LINE
    return render(request, "bookings/inventory/_photos.html", context)


@login_required
@require_safe
@cache_control(private=True, max_age=3600)
def photo(request: HttpRequest, pk: int) -> HttpResponse:
    readable = InventoryReport.objects.readable_by(request.user)
    found = get_object_or_404(ReportPhoto, pk=pk, line__report__in=readable)
    return FileResponse(found.image.open(), content_type="image/jpeg")
