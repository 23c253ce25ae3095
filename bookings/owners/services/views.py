from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.space import OwnerRequest, for_owners
from catalogue.showroom.cards import words_of
from catalogue.showroom.words import percent_words, price_reason, price_words, quantity_label

from ...models import Order
from ..pace import may_send
from .forms import OrderForm, QuoteForm
from .quotes import ServiceQuote, quote_service, services_for_owners
from .services import TooLate, order_for_owner, withdraw

LATEST = 20


@for_owners
@require_safe
def services(request: OwnerRequest) -> HttpResponse:
    """Choose a service and a home, and see the price; htmx asks for the price alone."""
    offered = services_for_owners(get_language())
    asked = any(name in request.GET for name in ("home", "service"))
    data = {"quantity": "1", **request.GET.dict()} if asked else None
    form = QuoteForm(request.owner, offered, data, initial={"quantity": 1})
    found = quote_service(form.chosen, form.cleaned_data["quantity"]) if form.is_valid() else None
    context = shown(form, found)
    if request.headers.get("HX-Request"):
        return render(request, "bookings/owners/services/_quote.html", context)
    return render(request, "bookings/owners/services/services.html", context | orders_of(request))


def shown(form: QuoteForm, found: ServiceQuote | None) -> dict[str, Any]:
    price = found.price if found else None
    return {
        "section": "services",
        "form": form,
        "quote": found,
        "price_words": price_words(price),
        "reason": price_reason(price),
        "vat_rate": percent_words(price.vat_percent) if price else "",
        "quantity_label": quantity_label(price) if price and price.tariff.by_quantity else "",
    }


def orders_of(request: OwnerRequest) -> dict[str, Any]:
    """The orders an owner made, newest first, each with its service's name."""
    mine = Order.objects.of(request.owner).filter(ordered_by=request.user)
    orders = list(mine.select_related("service", "home").prefetch_related("interventions")[:LATEST])
    words = words_of([order.service.translation_key for order in orders], get_language())
    for order in orders:
        named = words.get(order.service.translation_key, order.service)
        order.name, order.visits = named.name, list(order.interventions.all())
    return {"orders": orders}


@for_owners
@require_POST
def order(request: OwnerRequest) -> HttpResponse:
    """Order what was quoted, at the price that was shown and no other."""
    offered = services_for_owners(get_language())
    form = OrderForm(request.owner, offered, request.POST)
    if not form.is_valid():
        context = shown(form, None) | orders_of(request)
        return render(request, "bookings/owners/services/services.html", context, status=422)
    data = form.cleaned_data
    found = quote_service(form.chosen, data["quantity"])
    if not form.agrees_with(found.total):
        form.add_error(None, _("The price has changed meanwhile: look at it and order again."))
    if form.errors or not may_send(request, form):
        context = shown(form, found) | orders_of(request)
        return render(request, "bookings/owners/services/services.html", context, status=422)
    name = {service.pk: name for service, name in offered}[form.chosen.pk]
    order_for_owner(
        request.owner, data["home"], form.chosen, name, found.quantity, data["wish"].strip()
    )
    messages.success(
        request, _("Your order is with the agency, who tells you when somebody comes.")
    )
    return redirect("owner_services:services")


@for_owners
@require_POST
def take_back(request: OwnerRequest, pk: int) -> HttpResponse:
    mine = Order.objects.of(request.owner).filter(ordered_by=request.user)
    try:
        withdraw(get_object_or_404(mine, pk=pk), request.owner)
    except TooLate:
        messages.error(request, _("A visit is planned already: write to the agency to stop it."))
    else:
        messages.success(request, _("The order is withdrawn: you pay nothing."))
    return redirect("owner_services:services")
