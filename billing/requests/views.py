"""The traveller asks for a stay, sees the answer, or withdraws."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from bookings.models import StayRequest
from catalogue.models import Home

from ..services.changes import Wish
from ..services.requests import Answered, ask, withdraw
from ..views.shared import traveller_called
from .forms import AskForm


def asking(request: HttpRequest, home: Home, wish: Wish, summary: dict[str, Any]) -> HttpResponse:
    """The page of a home that nobody books at once; posting it asks. Raises CannotBook."""
    form = AskForm(request.POST or None, initial={"name": request.user.name})
    if not form.is_valid():
        return render(request, "billing/requests/ask.html", summary | {"form": form})
    traveller = traveller_called(request.user, form.cleaned_data["name"])
    ask(home, traveller, wish, form.cleaned_data["message"])
    messages.success(
        request, _("Your request is sent. You have an answer by e-mail within 24 hours.")
    )
    return redirect("bookings:stays")


@login_required
@require_POST
def withdraw_one(request: HttpRequest, pk: int) -> HttpResponse:
    mine = StayRequest.objects.filter(traveller__user=request.user)
    asked = get_object_or_404(mine, pk=pk)
    try:
        withdraw(asked.pk, request.user)
    except Answered:
        messages.info(request, _("This request is answered already, or its time is over."))
    else:
        messages.success(request, _("Your request is withdrawn."))
    return redirect("bookings:stays")
