from django.http import Http404, HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.crypto import constant_time_compare
from django.views.decorators.http import require_safe

from ..models import CalendarAddress, Feed
from .exporting import calendar_of, told


@require_safe
def export(request: HttpRequest, token: str) -> HttpResponse:
    """A home's calendar, for whoever knows its secret address."""
    feed = Feed.objects.select_related("home").filter(token=token).first()
    known = feed or CalendarAddress.objects.select_related("home").filter(token=token).first()
    if known is None or not constant_time_compare(known.token, token):
        raise Http404
    found = told(known.home, feed)
    response = get_conditional_response(request, etag=found.etag)
    if response is None:
        response = HttpResponse(calendar_of(found), content_type="text/calendar; charset=utf-8")
    response["ETag"] = found.etag
    response["Cache-Control"] = "private, no-cache"
    response["X-Robots-Tag"] = "noindex"
    return response
