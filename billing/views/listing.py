"""The page of a home. It lives here, the lowest layer that knows all it shows: the listing
(catalogue), the free nights (bookings) and the price (billing)."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from bookings.calendar import taken_nights
from bookings.calendar_views import calendar_context
from bookings.channels.alarms import books_at_once
from bookings.messages import policy_steps
from bookings.services.holds import policy_in_force
from catalogue.models import Home
from catalogue.presentation import listing_at, shown
from catalogue.rules import horizon
from catalogue.search.averages import base_prices
from core.dates import DAY

from .quote import offered


@require_safe
def listing(request: HttpRequest, slug: str) -> HttpResponse:
    """A listing in the reader's language, with its calendar and the price for the dates asked."""
    language = get_language()
    page = listing_at(slug, language)
    if page.slug != slug:
        query = request.META.get("QUERY_STRING", "")
        return redirect(page.get_absolute_url() + (f"?{query}" if query else ""))
    context = shown(page, language) | calendar_context(request, page.home)
    context |= offered(request, page.home, language) | {"asks": not books_at_once(page.home)}
    context |= _terms(page.home, context["wish"] if "lines" in context else None)
    return render(request, "billing/listing.html", context)


def _terms(home: Home, wish: Any) -> dict[str, Any]:
    """What the date fields and the cancellation terms need."""
    today = timezone.localdate()
    last = horizon(today)
    policy = policy_in_force(home.cancellation, today)
    return {
        "base_price": base_prices([home.pk], today).get(home.pk),
        "last_night": last - DAY,
        "taken": sorted(night.isoformat() for night in taken_nights(home, today, last)),
        "policy": policy_steps(policy, wish.arrival if wish else None),
    }
