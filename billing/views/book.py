from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.validators import slug_re
from django.db.models import Prefetch, Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from accounts.models import User
from bookings.channels.alarms import books_at_once
from bookings.errors import CannotBook
from bookings.models import Stay
from bookings.rules import Problem
from bookings.services.holds import policy_in_force
from bookings.showing import stays_of
from catalogue.models import Home, HomePhoto, Listing
from catalogue.pricing import Lines, total
from catalogue.search import alternatives
from catalogue.wishes import STAY, kept

from ..forms import BookForm, StayForm
from ..quotes import offer
from ..requests.views import asking
from ..services import book as hold
from ..services.changes import Wish
from .quote import criteria_of
from .shared import of_home, steps_ahead, traveller_called


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def book(request: HttpRequest) -> HttpResponse:
    """What will be booked, on one page; posting it holds the nights and leads to paying.

    Where the owner wants to be asked, or a calendar is in doubt, it asks instead.
    """
    home = _home(request.GET.get("home", ""))
    dates = StayForm(request.GET)
    if not dates.is_valid():
        return _refused(request, home, dates)
    if held := _held(request.user, home, dates.wish()):
        return redirect("billing:pay", held.reference)
    try:
        return _booked(request, home, dates)
    except CannotBook as error:
        dates.refuse(error, home)
        return _refused(request, home, dates, error.problem)


def _booked(request: HttpRequest, home: Home, dates: StayForm) -> HttpResponse:
    """The summary, or what follows it; raises CannotBook."""
    wish = dates.wish()
    lines = offer(home, wish.arrival, wish.departure, wish.party)
    if not books_at_once(home):
        return asking(request, home, wish, _summary(home, wish, lines))
    form = BookForm(request.POST or None, initial={"name": request.user.name})
    if not form.is_valid():
        return render(request, "billing/book.html", _summary(home, wish, lines) | {"form": form})
    stay = _hold(request.user, home, wish, form.cleaned_data["name"], lines)
    return redirect("billing:pay", stay.reference)


def _refused(
    request: HttpRequest, home: Home, dates: StayForm, problem: Problem | None = None
) -> HttpResponse:
    """Why it cannot be booked, the dates to change, and other homes for the same ones."""
    context = of_home(home) | {"form": dates, "taken": problem is Problem.TAKEN}
    if problem is Problem.TAKEN:
        wish = dates.wish()
        cards = alternatives(home, criteria_of(wish), get_language())
        context |= {"wish": wish, "cards": cards, "kept": kept(request.GET, *STAY)}
    status = 409 if request.method == "POST" else 200
    return render(request, "billing/not_bookable.html", context, status=status)


def _home(word: str) -> Home:
    """A published home by its reference or by the address of its listing."""
    if not slug_re.match(word):
        raise Http404(word)
    named = Home.objects.filter(Q(reference=word) | Q(listings__slug=word))
    presentations = Prefetch(
        "listings", Listing.objects.in_language(get_language()), to_attr="presentations"
    )
    photos = HomePhoto.objects.seen().select_related("photo").prefetch_related("photo__renditions")
    homes = Home.objects.published().select_related("commune", "agency__commune")
    return get_object_or_404(
        homes.prefetch_related(presentations, Prefetch("home_photos", photos)),
        pk__in=named.values("pk"),
    )


def _held(user: User, home: Home, wish: Wish) -> Stay | None:
    """The very same stay, held a moment ago: the button was pressed twice."""
    same = stays_of(user).filter(
        home=home,
        arrival=wish.arrival,
        departure=wish.departure,
        adults=wish.party.adults,
        children=wish.party.children,
        state=Stay.State.HOLD,
    )
    return next((stay for stay in same if stay.is_held), None)


def _hold(user: User, home: Home, wish: Wish, name: str, price: Lines) -> Stay:
    traveller = traveller_called(user, name)
    return hold(home, traveller, wish.arrival, wish.departure, wish.party, price).stay


def _summary(home: Home, wish: Wish, lines: Lines) -> dict[str, Any]:
    policy = policy_in_force(home.cancellation, timezone.localdate())
    return of_home(home) | {
        "wish": wish,
        "nights": (wish.departure - wish.arrival).days,
        "lines": lines,
        "total": total(lines),
        "steps": steps_ahead(policy, wish.arrival),
    }
