from decimal import Decimal
from typing import Any

from django.conf import settings
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from ..models import ServicePrice
from ..rules import service_price
from .cards import cards
from .criteria import matching
from .forms import QuantityForm, ServicesForm
from .page import category_alternates, facts_of, service_at, shown
from .words import quantity_label

PER_PAGE = 24


@require_safe
def services(request: HttpRequest) -> HttpResponse:
    """The list of services; every filter is in its address."""
    language = get_language()
    form = ServicesForm(request.GET, language)
    if not form.is_valid():
        return _misunderstood(request, form)
    found = matching(form.criteria(), timezone.localdate())
    page = Paginator(found, PER_PAGE).get_page(form.cleaned_data["page"] or 1)
    context = {
        "form": form,
        "understood": True,
        "page": page,
        "cards": cards(list(page), form.categories, language),
        "company_email": settings.COMPANY["email"],
    }
    return render(request, "catalogue/services.html", context | _category(form))


def _category(form: ServicesForm) -> dict[str, Any]:
    """A family has an address of its own for search engines, in each language."""
    category = form.category_asked
    if category is None:
        return {"category": None}
    return {
        "category": category,
        "alternates": category_alternates(category.words),
        "canonical": settings.SITE_URL + category.words.get_absolute_url(),
        "query": "",  # the alternates carry the family already
    }


def _misunderstood(request: HttpRequest, form: ServicesForm) -> HttpResponse:
    """The page again, with a sentence beside each filter that makes no sense."""
    if request.headers.get("HX-Request"):
        # The filters are outside the part htmx replaces: load the whole page.
        return HttpResponse(headers={"HX-Redirect": request.get_full_path()})
    return render(request, "catalogue/services.html", {"form": form}, status=400)


@require_safe
def service(request: HttpRequest, slug: str) -> HttpResponse:
    """A service in the reader's language, with its price explained."""
    language = get_language()
    page = service_at(slug, language)
    if page.slug != slug:
        query = request.META.get("QUERY_STRING", "")
        return redirect(page.get_absolute_url() + (f"?{query}" if query else ""))
    context = shown(page, language)
    return render(request, "catalogue/service.html", context | estimate(request, context["price"]))


@require_safe
def price(request: HttpRequest, slug: str) -> HttpResponse:
    """The price for a quantity, alone."""
    found = facts_of(service_at(slug, get_language()), timezone.localdate()).price
    context = estimate(request, found)
    if not context:
        raise Http404(slug)
    return render(request, "catalogue/_service_estimate.html", context)


def estimate(request: HttpRequest, price: ServicePrice | None) -> dict[str, Any]:
    """What a quantity costs, where the price follows one."""
    if price is None or not price.tariff.by_quantity:
        return {}
    form = QuantityForm(request.GET if "quantity" in request.GET else {"quantity": "1"})
    known = form.is_valid()
    quantity: Decimal = form.cleaned_data["quantity"] if known else Decimal(0)
    return {
        "quantity": form["quantity"],
        "quantity_label": quantity_label(price),
        "total": service_price(price.tariff, quantity) if known else None,
    }
