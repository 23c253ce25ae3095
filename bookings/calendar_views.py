from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from catalogue.models import Home
from core.dates import months_later
from core.readers import weekday_names

from .calendar import bookable, month_asked, months

SHOWN = 2


@require_safe
def calendar(request: HttpRequest, reference: str) -> HttpResponse:
    """Two months of a home, for a listing page to put in place of the two it shows."""
    home = get_object_or_404(Home.objects.published(), reference=reference)
    return render(request, "bookings/_calendar.html", calendar_context(request, home))


def calendar_context(request: HttpRequest, home: Home) -> dict[str, object]:
    """What bookings/_calendar.html needs, for the month that the address asks for."""
    today = timezone.localdate()
    shown = months(home, month_asked(request.GET.get("month"), SHOWN), SHOWN, today)
    first, last = bookable(today)
    return {
        "calendar_home": home,
        "months": shown,
        "weekday_names": weekday_names(),
        "month_before": _turn(shown[0].first, -SHOWN, first, last),
        "month_after": _turn(shown[-1].first, 1, first, last),
    }


def _turn(month: date, by: int, first: date, last: date) -> date | None:
    """The month that a turn of the pages leads to, or None at the calendar's ends."""
    if month == (first if by < 0 else last):
        return None
    return max(first, months_later(month, by))
