from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.space import for_owners
from catalogue.owners.access import own_home
from catalogue.owners.views.submission import MAY_SUBMIT

from ..services import resubmit
from .pages import changes_of
from .steps import steps_of


@for_owners
@require_safe
def timeline(request: HttpRequest, reference: str) -> HttpResponse:
    """Where the validation of a home stands, and what its owner must change."""
    home = own_home(request, reference)
    case = home.validations.open().first()
    asked = case.decisions.first() if case and case.correction else None
    context = {
        "home": home,
        "steps": steps_of(home),
        "asked": asked,
        "changes": changes_of(asked, home) if asked else [],
        "may_submit": case is None and home.state in MAY_SUBMIT,
        "section": "homes",
        "tab": "validation",
    }
    return render(request, "workflows/owners/timeline.html", context)


@for_owners
@require_POST
def send(request: HttpRequest, reference: str) -> HttpResponse:
    """The owner made the changes they were asked for."""
    home = own_home(request, reference)
    if resubmit(home, request.user):
        messages.success(request, _("Thank you: your home is being checked again."))
    else:
        messages.error(request, _("Nothing is asked of you for this home at the moment."))
    return redirect("workflows:timeline", reference=reference)
