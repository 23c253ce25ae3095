from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import get_language, pgettext_lazy
from django.views.decorators.http import require_safe

from .history import history
from .ical import calendar_of
from .messages import policy_steps, weekdays
from .models import Stay
from .showing import place_on_map, requests_of, stays_of, with_homes

TABS = {
    "upcoming": pgettext_lazy("stays", "Upcoming"),
    "past": pgettext_lazy("stays", "Past"),
    "cancelled": pgettext_lazy("stays", "Cancelled"),
}


@login_required
@require_safe
def stays(request: HttpRequest) -> HttpResponse:
    """My stays: those to come, those behind me, those I cancelled."""
    mine, today = stays_of(request.user), timezone.localdate()
    shelves = {
        "upcoming": mine.upcoming(today),
        "past": mine.past(today),
        "cancelled": mine.cancelled(),
    }
    chosen = request.GET.get("show")
    shown = chosen if chosen in shelves else "upcoming"
    pages = Paginator(with_homes(shelves[shown], get_language()), 10)
    context = {
        "tabs": [(name, label, shelves[name].count()) for name, label in TABS.items()],
        "shown": shown,
        "page_obj": pages.get_page(request.GET.get("page")),
        "today": today,
        "asked": requests_of(request.user, get_language()) if shown == "upcoming" else [],
    }
    return render(request, "bookings/stays.html", context)


@login_required
@require_safe
def stay(request: HttpRequest, reference: str) -> HttpResponse:
    """One stay, with everything that belongs to it; a stranger gets 404."""
    mine = with_homes(stays_of(request.user), get_language())
    stay = get_object_or_404(mine, reference=reference)
    return render(request, "bookings/stay.html", everything_about(stay))


@login_required
@require_safe
def stay_calendar(request: HttpRequest, reference: str) -> HttpResponse:
    """A confirmed stay for one's own calendar."""
    mine = with_homes(stays_of(request.user).confirmed(), get_language())
    stay = get_object_or_404(mine, reference=reference)
    title = next((listing.title for listing in stay.home.presentations), stay.home.place)
    headers = {"Content-Disposition": f'attachment; filename="{stay.reference}.ics"'}
    return HttpResponse(
        calendar_of(stay, title), content_type="text/calendar; charset=utf-8", headers=headers
    )


def everything_about(stay: Stay) -> dict[str, Any]:
    """What, where, when, how much, the papers, and what can still be done."""
    confirmed, today = stay.state == Stay.State.CONFIRMED, timezone.localdate()
    return {
        "stay": stay,
        "home": stay.home,
        "listing": next(iter(stay.home.presentations), None),
        "confirmed": confirmed,
        "settled": confirmed or stay.state == Stay.State.CANCELLED,
        "has_guidebook": confirmed and stay.home.guidebooks.exists(),
        "changeable": confirmed and stay.arrival > today,
        "today": today,
        "days_open": weekdays(stay.home.agency.open_days),
        "map": place_on_map(stay.home, exact=confirmed),
        "quote": stay.quotes.prefetch_related("lines").first(),
        "history": history(stay, stay.payments.paid().prefetch_related("refunds")),
        "steps": policy_steps(stay.policy, stay.arrival),
    }
