"""What a stay would cost, on the listing's page and beside it as dates and people change."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from bookings.errors import CannotBook
from bookings.rules import Problem
from catalogue.models import Home
from catalogue.presentation import listing_at
from catalogue.pricing import NIGHTS, Lines, total
from catalogue.search import Criteria, alternatives
from catalogue.wishes import STAY, kept
from core.money import cents

from ..explanations import explain
from ..forms import StayForm
from ..quotes import offer
from ..services.changes import Wish


@require_safe
def quote(request: HttpRequest, slug: str) -> HttpResponse:
    """The price for the dates and people in the address, for the listing's page to show."""
    language = get_language()
    listing = listing_at(slug, language)
    page = f"{listing.get_absolute_url()}?{kept(request.GET, *STAY)}"
    if not request.htmx:
        return redirect(page)
    context = offered(request, listing.home, language) | {"home": listing.home, "refreshed": True}
    response = render(request, "billing/_quote.html", context)
    response["HX-Replace-Url"] = page
    return response


def offered(request: HttpRequest, home: Home, language: str) -> dict[str, Any]:
    """What billing/_quote.html needs: a price, or why there is none."""
    form = asked(request)
    if not form.is_bound or not form.is_valid():
        return {"form": form}
    wish = form.wish()
    try:
        lines = offer(home, wish.arrival, wish.departure, wish.party)
    except CannotBook as error:
        form.refuse(error, home)
        taken = error.problem is Problem.TAKEN
        others = alternatives(home, criteria_of(wish), language) if taken else []
        return {"form": form, "wish": wish, "others": others}
    return {"form": form, "wish": wish} | _priced(lines)


def asked(request: HttpRequest) -> StayForm:
    """The dates and people of the address; without dates nothing is asked yet."""
    people = {
        "adults": request.GET.get("adults", "2"),
        "children": request.GET.get("children", "0"),
    }
    if not (request.GET.get("arrival") or request.GET.get("departure")):
        return StayForm(initial=people)
    return StayForm(people | request.GET.dict())


def criteria_of(wish: Wish) -> Criteria:
    return Criteria(
        arrival=wish.arrival,
        departure=wish.departure,
        adults=wish.party.adults,
        children=wish.party.children,
    )


def _priced(lines: Lines) -> dict[str, Any]:
    nights = [line for line in lines if line.kind == NIGHTS]
    count = sum(line.quantity for line in nights)
    return {
        "lines": explain(lines),
        "total": total(lines),
        "nights": count,
        "night_price": cents(total(tuple(nights)) / count),
    }
