"""What the pages of a stay have in common."""

import logging
from collections.abc import Sequence
from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from accounts.models import Traveller, User
from bookings.messages import PolicyStep, policy_steps
from bookings.models import Stay
from bookings.showing import stays_of, with_homes
from catalogue.models import Home

from ..gateway import GatewayError
from ..models import StayChange
from ..services import start_checkout

log = logging.getLogger("pcs.billing")


def stay_or_404(user: User, reference: str) -> Stay:
    """A stay of this person; a stranger's is not found."""
    return get_object_or_404(with_homes(stays_of(user), get_language()), reference=reference)


def traveller_called(user: User, name: str) -> Traveller:
    """Someone as a traveller, under the name they just gave."""
    if user.name != name:
        user.name = name
        user.save(update_fields=["name"])
    return Traveller.objects.get_or_create(user=user)[0]


def shown(stay: Stay) -> dict[str, Any]:
    """What every page says of a stay: where, when, how much."""
    quote = stay.quotes.prefetch_related("lines").first()
    return of_home(stay.home) | {"stay": stay, "quote": quote}


def of_home(home: Home) -> dict[str, Any]:
    return {"home": home, "listing": next(iter(home.presentations), None)}


def steps_ahead(policy: Sequence[Sequence[int]], arrival: date) -> list[PolicyStep]:
    """The steps of a cancellation policy that can still be reached."""
    today = timezone.localdate()
    steps = policy_steps(policy, arrival)
    return [step for step in steps if step.until is None or step.until >= today]


def offer_payment(
    request: HttpRequest, stay: Stay, change: StayChange | None = None
) -> HttpResponse | None:
    """The way to the bank's page; None, with a message, when it cannot be had now."""
    try:
        return redirect(start_checkout(stay, change))
    except GatewayError:
        log.warning("no payment page for %s", stay, exc_info=True)
        words = _(
            "The payment service does not answer. Your nights stay yours: try again in a moment."
        )
        messages.error(request, words)
        return None
