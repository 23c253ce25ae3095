from collections.abc import Callable

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _


class StaffSecondFactor:
    """Staff reach the back-office only once they have set up a second factor."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if self.must_set_up(request):
            messages.warning(
                request, _("Set up a second factor first: the back-office asks for it.")
            )
            return redirect("mfa_index")
        return self.get_response(request)

    def must_set_up(self, request: HttpRequest) -> bool:
        return (
            settings.STAFF_NEEDS_SECOND_FACTOR
            and request.path_info.startswith("/cms/")
            and request.user.is_authenticated
            and not is_mfa_enabled(request.user)
        )
