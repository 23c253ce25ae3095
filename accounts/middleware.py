from collections.abc import Callable

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse

from .second_factor import has_second_factor, to_security

# Wagtail's way out must stay open to whoever is logged in.
ALWAYS_OPEN = ("/cms/login/", "/cms/logout/")

# The back-office, and what describes the API to those who work there.
GUARDED = ("/cms/", "/api/cms/docs/", "/api/cms/openapi.json")


class BackOfficeDoor:
    """Only staff enter the back-office, and only with a second factor set up.

    Whatever door they logged in by: what counts is who they are when they come to /cms/.
    A passkey is a second factor, recovery codes alone are not.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable, args: tuple, kwargs: dict
    ) -> HttpResponse | None:
        path = request.path_info
        if not path.startswith(GUARDED) or path.startswith(ALWAYS_OPEN):
            return None
        if not request.user.is_authenticated:
            return None  # Wagtail sends them to the login page
        if not request.user.has_perm("wagtailadmin.access_admin"):
            raise PermissionDenied
        return None if has_second_factor(request.user) else to_security(request, request.user)
