"""New dates or people for a confirmed stay: seen first, then done or paid."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from bookings.errors import CannotBook, HoldEnded
from bookings.models import Stay
from core.money import format_money

from ..forms import StayForm
from ..models import StayChange
from ..services import change as change_stay
from ..services import drop_change, preview_change
from .shared import offer_payment, shown, stay_or_404


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, reference: str) -> HttpResponse:
    """A form for the wish, and what it costs or pays back; posting it does it."""
    stay = stay_or_404(request.user, reference)
    if stay.state != Stay.State.CONFIRMED or stay.arrival <= timezone.localdate():
        messages.info(request, _("This stay can no longer be changed here: call the agency."))
        return redirect(stay)
    form = StayForm(_asked(request), initial=_now(stay))
    if form.is_bound and form.is_valid():
        try:
            return _wished(request, stay, form)
        except CannotBook as error:
            form.refuse(error, stay.home)
    return _show(request, stay, form)


def _asked(request: HttpRequest) -> Any:
    if request.method == "POST":
        return request.POST
    return request.GET if "arrival" in request.GET else None


def _now(stay: Stay) -> dict[str, Any]:
    return {name: getattr(stay, name) for name in ("arrival", "departure", "adults", "children")}


def _wished(request: HttpRequest, stay: Stay, form: StayForm) -> HttpResponse:
    """The preview of a wish, or what follows from it; raises CannotBook."""
    if request.method != "POST":
        preview = preview_change(stay, form.wish())
        return _show(request, stay, form, preview=preview, back=-preview.difference)
    before = stay.quotes.latest().total
    if change_stay(stay, form.wish(), request.user) is not None:
        return redirect("billing:pay_change", stay.reference)
    back = before - stay.quotes.latest().total
    words = _("Your stay is changed.")
    if back:
        words = _("Your stay is changed. %(amount)s is on its way back to your card.")
    messages.success(request, words % {"amount": format_money(back)})
    return redirect(stay)


def _show(request: HttpRequest, stay: Stay, form: StayForm, **found: Any) -> HttpResponse:
    template = "billing/_change.html" if request.htmx else "billing/change.html"
    context = shown(stay) | {"form": form} | found
    status = 409 if request.method == "POST" else 200
    return render(request, template, context, status=status)


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def pay(request: HttpRequest, reference: str) -> HttpResponse:
    """The change that waits for its difference; posting it leads to the bank's page."""
    stay = stay_or_404(request.user, reference)
    waiting = _waiting(stay)
    if waiting is None:
        messages.warning(request, _("The new nights are no longer kept for you: choose again."))
        return redirect("billing:change", stay.reference)
    if request.method == "POST" and (page := _pay(request, stay, waiting)):
        return page
    return render(request, "billing/pay_change.html", shown(stay) | {"waiting": waiting})


def _waiting(stay: Stay) -> StayChange | None:
    live = stay.changes.filter(state=StayChange.State.OPEN, expires_at__gt=timezone.now())
    return live.first()


def _pay(request: HttpRequest, stay: Stay, waiting: StayChange) -> HttpResponse | None:
    try:
        return offer_payment(request, stay, waiting)
    except HoldEnded:
        return redirect("billing:pay_change", stay.reference)


@login_required
@require_POST
def drop(request: HttpRequest, reference: str) -> HttpResponse:
    stay = stay_or_404(request.user, reference)
    drop_change(stay)
    messages.success(request, _("Your stay stays as it was. You have paid nothing more."))
    return redirect(stay)
