"""The page of a hold: how long it lasts, and what can be done with it."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from bookings.errors import HoldEnded
from bookings.models import Stay
from bookings.services import extend_hold

from ..services import drop_hold
from .shared import offer_payment, shown, stay_or_404, steps_ahead


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def pay(request: HttpRequest, reference: str) -> HttpResponse:
    """Posting it leads to the bank's page."""
    stay = stay_or_404(request.user, reference)
    if stay.state in (Stay.State.CONFIRMED, Stay.State.CANCELLED):
        return redirect(stay)
    if not stay.is_held:
        return render(request, "billing/hold_ended.html", shown(stay))
    if request.method == "POST" and (page := _pay(request, stay)):
        return page
    context = shown(stay) | {"steps": steps_ahead(stay.policy, stay.arrival)}
    return render(request, "billing/pay.html", context)


def _pay(request: HttpRequest, stay: Stay) -> HttpResponse | None:
    try:
        return offer_payment(request, stay)
    except HoldEnded:  # while the page was open
        return redirect("billing:pay", stay.reference)


@login_required
@require_POST
def extend(request: HttpRequest, reference: str) -> HttpResponse:
    stay = stay_or_404(request.user, reference)
    try:
        extend_hold(stay.pk)
    except HoldEnded:
        messages.warning(request, _("More time is given once, before the first time is over."))
    else:
        messages.success(request, _("You have more time: the nights are kept a little longer."))
    return redirect("billing:pay", stay.reference)


@login_required
@require_POST
def drop(request: HttpRequest, reference: str) -> HttpResponse:
    stay = stay_or_404(request.user, reference)
    drop_hold(stay)
    messages.success(request, _("The nights are free again. You have paid nothing."))
    return redirect("bookings:stays")
