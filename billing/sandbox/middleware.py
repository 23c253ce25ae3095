from collections.abc import Callable
from ipaddress import ip_address

from django.http import HttpRequest, HttpResponse, HttpResponseForbidden

View = Callable[[HttpRequest], HttpResponse]

POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; "
    "base-uri 'none'; frame-ancestors 'none'; form-action 'self'{and_merchant}"
)


def loopback_only(get_response: View) -> View:
    def middleware(request: HttpRequest) -> HttpResponse:
        if not is_loopback(request.META.get("REMOTE_ADDR", "")):
            return HttpResponseForbidden("The payment sandbox answers this machine only.")
        return get_response(request)

    return middleware


def is_loopback(address: str) -> bool:
    try:
        return ip_address(address).is_loopback
    except ValueError:
        return False


def strict_headers(get_response: View) -> View:
    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        # Browsers apply form-action to the redirect after a form too: the shop has to be in it.
        merchant = getattr(response, "merchant_origin", "")
        response["Content-Security-Policy"] = POLICY.format(and_merchant=f" {merchant}".rstrip())
        response["Referrer-Policy"] = "no-referrer"
        response["X-Content-Type-Options"] = "nosniff"
        return response

    return middleware
