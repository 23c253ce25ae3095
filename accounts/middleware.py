from collections.abc import Callable

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import translation
from django.utils.translation import gettext as _

from .models import User

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
        if settings.STAFF_NEEDS_SECOND_FACTOR and not is_mfa_enabled(request.user):
            return self.to_security(request, request.user)
        return None

    def to_security(self, request: HttpRequest, user: User) -> HttpResponse:
        with translation.override(user.reads):
            messages.warning(
                request, _("Set up a second factor first: the back-office asks for it.")
            )
            return redirect("mfa_index")
