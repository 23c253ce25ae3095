"""Ending a contract without logging in (consumer code, L215-1-1): ask, then confirm by mail.

The answer is the same whether or not the words name somebody, so that it tells nobody who is an
owner; only the mail does, and only to its reader.
"""

from allauth.core.ratelimit import consume
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from accounts.models import Owner

from ..services.ending import ask_to_end, owner_in
from ..services.subscriptions import NothingToEnd, contract_end, end_contract
from .forms import EndForm


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest) -> HttpResponse:
    form = EndForm(request.POST or None)
    if request.method != "POST":
        return render(request, "billing/ending/ask.html", {"form": form})
    if not form.is_valid():
        return render(request, "billing/ending/ask.html", {"form": form}, status=422)
    if not consume(request, action="end_contract", key=form.cleaned_data["email"].lower()):
        form.add_error(None, _("You asked several times already. Try again in an hour."))
        return render(request, "billing/ending/ask.html", {"form": form}, status=429)
    given = form.cleaned_data
    ask_to_end(given["email"], given["known_by"], get_language() or "fr")
    return redirect("contract_end:asked")


@require_safe
def asked(request: HttpRequest) -> HttpResponse:
    return render(request, "billing/ending/asked.html")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    """Where the mail leads: what happens, then one button."""
    owner = owner_in(token)
    if owner is None:
        return render(request, "billing/ending/too_late.html", status=410)
    if request.method != "POST":
        return _confirmation(request, owner)
    try:
        ends = end_contract(owner, None)
    except NothingToEnd as error:
        raise Http404 from error
    context = {"ends": ends, "email": owner.user.email}
    return render(request, "billing/ending/done.html", context)


def _confirmation(request: HttpRequest, owner: Owner) -> HttpResponse:
    ends = contract_end(owner, timezone.localdate())
    if ends is None:
        raise Http404
    return render(request, "billing/ending/confirm.html", {"owner": owner, "ends": ends})
