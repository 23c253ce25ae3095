from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

from .context_processors import home_pages


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The page was open too long, or cookies are off: say so, and how to go on."""
    return render(request, "403_csrf.html", status=403)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "400.html", status=400)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "403.html", status=403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    # The same address in another language is as empty: the switcher leads to the home pages.
    return render(request, "404.html", {"alternates": home_pages(), "query": ""}, status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    """Without the request's context: what it needs may be what broke."""
    return HttpResponse(render_to_string("500.html"), status=500)
