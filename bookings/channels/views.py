from django.http import Http404, HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_safe

from .exporting import asked, calendar_of, told


@require_safe
def export(request: HttpRequest, token: str) -> HttpResponse:
    """A home's calendar, for whoever knows its secret address."""
    known = asked(token)
    if known is None:
        raise Http404
    found = told(known)
    response = get_conditional_response(request, etag=found.etag)
    if response is None:
        response = HttpResponse(calendar_of(found), content_type="text/calendar; charset=utf-8")
    response["ETag"] = found.etag
    response["Cache-Control"] = "private, no-cache"
    response["X-Robots-Tag"] = "noindex"
    return response
