"""The guidebook of a stay: for its own traveller, with the home's codes when the time comes."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from accounts.models import User
from catalogue.models import Guidebook, HomeAccess

from .models import Stay
from .rules import access_from, access_shown
from .showing import stays_of, with_homes
from .today import today_at


@dataclass(frozen=True)
class StayGuide:
    """`access` is None before its day, after departure, and where nobody wrote any."""

    stay: Stay
    book: Guidebook
    access: HomeAccess | None
    access_from: date
    access_waits: bool

    @property
    def language(self) -> str:
        return str(self.book.locale.language_code)


def guide_of(user: User, reference: str, language: str) -> StayGuide:
    """The guidebook of a person's own confirmed stay; anything else is not found."""
    mine = with_homes(stays_of(user).confirmed(), language)
    stay = get_object_or_404(mine, reference=reference)
    books = stay.home.guidebooks.in_language(language).select_related("locale")
    book = books.first()
    if book is None:
        raise Http404
    today = today_at(stay.home)
    days = settings.ACCESS_DAYS_BEFORE
    shown = access_shown(stay.arrival, stay.departure, today, days)
    opens = access_from(stay.arrival, days)
    written = HomeAccess.objects.filter(home=stay.home).first()
    return StayGuide(
        stay=stay,
        book=book,
        access=written if shown else None,
        access_from=opens,
        access_waits=written is not None and today < opens,
    )


@login_required
@never_cache
@require_safe
def guidebook(request: HttpRequest, reference: str) -> HttpResponse:
    guide = guide_of(request.user, reference, get_language() or "")
    return render(request, "bookings/guidebook.html", shown(guide))


def shown(guide: StayGuide) -> dict[str, Any]:
    home = guide.stay.home
    return {
        "guide": guide,
        "stay": guide.stay,
        "home": home,
        "agency": home.agency,
        "listing": next(iter(home.presentations), None),
        "sections": guide.book.shown(),
        "untranslated": guide.language != get_language(),
    }
