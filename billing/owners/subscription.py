"""The owner's subscription: how it stands, paying it, its card, its end."""

import logging
from collections.abc import Callable

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.models import Owner
from accounts.space import OwnerRequest, for_owners

from ..gateway import GatewayError, find_door
from ..services.subscription_news import note_door
from ..services.subscriptions import (
    AlreadySubscribed,
    NothingToEnd,
    contract_end,
    end_contract,
    is_ending,
    keep_contract,
    open_card_page,
    start_subscription,
    subscription_of,
)
from ..tariffs import owner_tariff

log = logging.getLogger("pcs.billing")


@for_owners
@require_safe
def home(request: OwnerRequest) -> HttpResponse:
    subscription = subscription_of(request.owner)
    context = {
        "section": "subscription",
        "subscription": subscription,
        "ending": is_ending(subscription),
        "ends": contract_end(request.owner, timezone.localdate()),
        "tariff": owner_tariff(),
        "bills": subscription.bills.select_related("document")[:20],
    }
    return render(request, "billing/owners/subscription.html", context)


@for_owners
@require_POST
def start(request: OwnerRequest) -> HttpResponse:
    try:
        return _to_page(request, start_subscription)
    except AlreadySubscribed:
        messages.info(request, _("Your subscription runs already: nothing was paid again."))
        return redirect("owner_subscription:home")


@for_owners
@require_POST
def card(request: OwnerRequest) -> HttpResponse:
    if not subscription_of(request.owner).is_alive:
        return redirect("owner_subscription:home")
    return _to_page(request, open_card_page)


def _to_page(request: OwnerRequest, open_page: Callable[[Owner], str]) -> HttpResponse:
    try:
        return redirect(open_page(request.owner))
    except GatewayError:
        log.warning("no page for %s", request.owner, exc_info=True)
        words = _("The payment service does not answer. Nothing was paid: try again in a moment.")
        messages.error(request, words)
        return redirect("owner_subscription:home")


@for_owners
@require_safe
def done(request: OwnerRequest) -> HttpResponse:
    """Where the payment page leads back to: ask at once what became of it."""
    subscription = subscription_of(request.owner)
    if subscription.session:
        try:
            note_door(find_door(subscription.session))
        except GatewayError:
            log.warning("no news of %s", subscription, exc_info=True)
    subscription.refresh_from_db()
    if subscription.session:
        messages.info(request, _("The bank has not answered yet: we write to you when it has."))
    else:
        messages.success(request, _("Done. The papers are on their way to your mail."))
    return redirect("owner_subscription:home")


@for_owners
@require_http_methods(["GET", "HEAD", "POST"])
def end(request: OwnerRequest) -> HttpResponse:
    """What happens, then one button."""
    ends = contract_end(request.owner, timezone.localdate())
    if ends is None or is_ending(subscription_of(request.owner)):
        return redirect("owner_subscription:home")
    if request.method != "POST":
        return render(request, "billing/owners/end.html", {"section": "subscription", "ends": ends})
    try:
        end_contract(request.owner, request.user)
    except NothingToEnd:  # it ended while the page was open
        return redirect("owner_subscription:home")
    messages.success(request, _("Your contract will end. The receipt is in your mail."))
    return redirect("owner_subscription:home")


@for_owners
@require_POST
def keep(request: OwnerRequest) -> HttpResponse:
    keep_contract(request.owner, request.user)
    messages.success(request, _("Your contract goes on."))
    return redirect("owner_subscription:home")
