"""The owner answers who asks for a stay."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.space import OwnerRequest, for_owners
from bookings.errors import CannotBook
from bookings.messages import sentence
from bookings.models import StayRequest

from ..services.requests import Answered, accept, decline
from .forms import DeclineForm

PAGE = "owner_requests:requests"
BEHIND = 20


def _mine(request: OwnerRequest) -> QuerySet[StayRequest]:
    owner = request.owner
    mine = StayRequest.objects.filter(home__owner=owner)
    return mine.select_related("home", "traveller__user", "stay")


@for_owners
@require_safe
def requests(request: OwnerRequest) -> HttpResponse:
    """Those to answer, the most urgent first, and the last ones answered."""
    mine = _mine(request)
    context = {
        "section": "requests",
        "waiting": mine.waiting(),
        "behind": mine.exclude(answered_at=None).order_by("-answered_at")[:BEHIND],
        "form": DeclineForm(),
    }
    return render(request, "billing/requests/owner.html", context)


@for_owners
@require_POST
def accept_one(request: OwnerRequest, pk: int) -> HttpResponse:
    asked = get_object_or_404(_mine(request), pk=pk)
    done = _("Accepted: the traveller has 24 hours to pay.")
    answer(request, lambda: accept(asked.pk, request.user), done)
    return redirect(PAGE)


@for_owners
@require_POST
def decline_one(request: OwnerRequest, pk: int) -> HttpResponse:
    asked = get_object_or_404(_mine(request), pk=pk)
    form = DeclineForm(request.POST)
    reason = form.cleaned_data["reason"] if form.is_valid() else ""
    done = _("Declined: the traveller is told.")
    answer(request, lambda: decline(asked.pk, request.user, reason), done)
    return redirect(PAGE)


def answer(request: HttpRequest, act: Callable[[], Any], done: str) -> None:
    """Act, and say what came of it."""
    try:
        act()
    except Answered:
        messages.info(request, _("This request is answered already, or its time is over."))
    except CannotBook as error:
        messages.error(request, sentence(error.problem))
    else:
        messages.success(request, done)
