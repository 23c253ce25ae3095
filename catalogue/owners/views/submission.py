"""Asking PCS to check a home and to show it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.space import for_owners

from ...models import Home
from ...services import CannotChangeState, submit_home
from ..access import own_home
from ..progress import next_step, progress_of

MAY_SUBMIT = (Home.State.DRAFT, Home.State.SUSPENDED)


@for_owners
@require_http_methods(["GET", "POST"])
def submit(request: HttpRequest, reference: str) -> HttpResponse:
    """What is still missing, or the button that sends the home to PCS."""
    home = own_home(request, reference)
    if home.state not in MAY_SUBMIT:
        return redirect(next_step(home).url)
    progress = progress_of(home)
    if request.method == "GET" or not progress.complete:
        context = {"home": home, "progress": progress, "section": "homes", "tab": "file"}
        status = 200 if request.method == "GET" else 409
        return render(request, "catalogue/owners/submit.html", context, status=status)
    try:
        home = submit_home(home, request.user)
    except CannotChangeState:  # archived meanwhile, from another window
        return redirect("owner_homes:home", reference=reference)
    messages.success(request, _("We have your home: we check it and write to you."))
    return redirect(next_step(home).url)
