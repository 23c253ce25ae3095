from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from bookings.errors import StayBegun
from bookings.messages import policy_steps
from bookings.models import Stay
from bookings.rules import Refund
from catalogue.pricing import CLEANING, NIGHTS, TOURIST_TAX
from core.money import format_money

from ..models import Quote
from ..services import cancel as cancel_and_pay_back
from ..services import cancellation_refund
from .shared import shown, stay_or_404


@dataclass(frozen=True)
class Part:
    """What was paid for something, and what of it comes back."""

    name: str
    paid: Decimal
    back: Decimal


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def cancel(request: HttpRequest, reference: str) -> HttpResponse:
    """What a cancellation pays back and why; posting it cancels."""
    stay = stay_or_404(request.user, reference)
    if stay.state == Stay.State.HOLD:
        return redirect("billing:pay", stay.reference)
    if stay.state != Stay.State.CONFIRMED:
        return redirect(stay)
    if request.method == "POST":
        return _cancelled(request, stay)
    return render(request, "billing/cancel.html", shown(stay) | _outlook(stay))


def _cancelled(request: HttpRequest, stay: Stay) -> HttpResponse:
    try:
        note = cancel_and_pay_back(stay, request.user)
    except StayBegun:
        messages.error(request, _("Your stay has begun: call the agency to end it early."))
        return redirect(stay)
    if note is None:
        messages.success(request, _("Your stay is cancelled."))
        return redirect(stay)
    words = _("Your stay is cancelled. %(amount)s is on its way back to your card.")
    messages.success(request, words % {"amount": format_money(-note.total)})
    return redirect(stay)


def _outlook(stay: Stay) -> dict[str, Any]:
    due, agreed = cancellation_refund(stay), stay.quotes.latest()
    steps = policy_steps(stay.policy, stay.arrival)
    today = timezone.localdate()
    reached = next((s for s in steps if s.until is None or s.until >= today), None)
    return {
        "due": due,
        "parts": _parts(agreed, due),
        "kept": agreed.total - due.total,
        "steps": [(step, step is reached) for step in steps],
        "reached": reached,
        "days": (stay.arrival - today).days,
        "begun": stay.arrival < today,
    }


def _parts(agreed: Quote, due: Refund) -> list[Part]:
    return [
        Part(_("Nights"), agreed.amount_of(NIGHTS), due.nights),
        Part(_("Cleaning"), agreed.amount_of(CLEANING), due.cleaning),
        Part(_("Tourist tax"), agreed.amount_of(TOURIST_TAX), due.tourist_tax),
    ]
