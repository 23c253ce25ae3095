import sys

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.utils.translation import get_language_from_request, override, trans_real

RETRY_AFTER = 30  # seconds


def favicon(request: HttpRequest) -> HttpResponse:
    """Browsers ask for it by this name when a page does not name another."""
    return redirect(static("core/images/favicon-32.png"))


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The page was open too long, or cookies are off: say so, and how to go on."""
    return _trouble(request, "403_csrf.html", 403)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _trouble(request, "400.html", 400)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _trouble(request, "403.html", 403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _trouble(request, "404.html", 404)


def server_error(request: HttpRequest) -> HttpResponse:
    """Without the request's context: what it needs may be what broke."""
    lost = isinstance(sys.exc_info()[1], OperationalError | InterfaceError)
    with override(get_language_from_request(request, check_path=True)):
        if lost:  # the database is away or busy, and will be back
            words = render_to_string("503.html")
            return HttpResponse(words, status=503, headers={"Retry-After": RETRY_AFTER})
        return HttpResponse(render_to_string("500.html"), status=500)


def _trouble(request: HttpRequest, template: str, status: int) -> HttpResponse:
    """A page that has no translation, and that no search engine should keep.

    The request may have failed before its language was read.
    """
    home_pages = [(code, f"/{code}/") for code in trans_real.get_languages()]
    context = {"alternates": home_pages, "canonical": "", "query": ""}
    with override(get_language_from_request(request, check_path=True)):
        return render(request, template, context, status=status)
