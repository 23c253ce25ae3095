"""Where the bank's page leads back to."""

import logging

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from bookings.models import Stay
from bookings.showing import stays_of

from ..gateway import GatewayError
from ..models import Payment
from ..services import reconcile
from .shared import shown, stay_or_404

log = logging.getLogger("pcs.billing")

# After half a minute the page stops asking: the webhook or the poll will know, and we write.
MOST_LOOKS = 15


@login_required
@never_cache
@require_safe
def paid(request: HttpRequest, reference: str, payment_pk: int) -> HttpResponse:
    """Ask the bank at once what became of a payment, and say it."""
    mine = Payment.objects.filter(stay__in=stays_of(request.user), stay__reference=reference)
    _ask(get_object_or_404(mine, pk=payment_pk))
    payment = mine.get(pk=payment_pk)
    stay = stay_or_404(request.user, reference)
    if payment.state == Payment.State.OPEN:
        return _waiting(request, stay, payment)
    if request.htmx:  # the whole page, not the part that was waiting
        return HttpResponse(headers={"HX-Redirect": request.path})
    if payment.state == Payment.State.PAID and not payment.refunds.filter(note=None).exists():
        return _thanks(request, payment)
    if payment.state == Payment.State.EXPIRED:
        messages.warning(request, _("The payment page was closed before you paid."))
        return redirect(stay) if payment.change else redirect("billing:pay", reference)
    context = shown(stay) | {"payment": payment, "refund": payment.refunds.first()}
    return render(request, "billing/not_kept.html", context)


def _ask(payment: Payment) -> None:
    if payment.state != Payment.State.OPEN:
        return
    try:
        reconcile(payment)
    except GatewayError:
        log.warning("no news of payment %s", payment.pk, exc_info=True)


def _waiting(request: HttpRequest, stay: Stay, payment: Payment) -> HttpResponse:
    word = request.GET.get("look", "")
    look = int(word) + 1 if word.isdecimal() and len(word) < 4 else 1
    context = shown(stay) | {"payment": payment, "look": look, "asking": look <= MOST_LOOKS}
    template = "billing/_waiting.html" if request.htmx else "billing/waiting.html"
    return render(request, template, context)


def _thanks(request: HttpRequest, payment: Payment) -> HttpResponse:
    if payment.change is not None:
        words = _("Paid: your stay is changed. The new papers are on their way to %(email)s.")
    else:
        words = _(
            "Paid and confirmed: your confirmation and invoice are on their way to %(email)s."
        )
    messages.success(request, words % {"email": request.user.email})
    return redirect(payment.stay)
