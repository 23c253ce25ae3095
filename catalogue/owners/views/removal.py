"""Taking a home away, and having it back."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.space import for_owners

from ...models import Home
from ...services import (
    Removal,
    StaysToCome,
    has_history,
    remove_home,
    restore_home,
)
from ..access import own_home


@for_owners
@require_http_methods(["GET", "POST"])
def remove(request: HttpRequest, reference: str) -> HttpResponse:
    """What will happen to the home, then the act; or why it cannot be yet."""
    home = own_home(request, reference)
    if request.method == "GET":
        return _asked(request, home, list(home.stays.upcoming(timezone.localdate())))
    try:
        outcome = remove_home(home, request.user)
    except StaysToCome as error:
        return _asked(request, home, error.stays, 409)
    if outcome == Removal.DELETED:
        messages.success(request, _("%(home)s is deleted.") % {"home": home.street})
        return redirect("owner_homes:homes")
    messages.success(request, _("%(home)s is archived.") % {"home": home.street})
    return redirect("owner_homes:home", reference=reference)


def _asked(request: HttpRequest, home: Home, stays: list, status: int = 200) -> HttpResponse:
    context = {
        "home": home,
        "stays": stays,
        "kept": has_history(home),
        "section": "homes",
        "tab": "file",
    }
    return render(request, "catalogue/owners/remove.html", context, status=status)


@for_owners
@require_POST
def restore(request: HttpRequest, reference: str) -> HttpResponse:
    restore_home(own_home(request, reference), request.user)
    messages.success(request, _("This home is a draft again: write its presentation anew."))
    return redirect("owner_homes:home", reference=reference)
