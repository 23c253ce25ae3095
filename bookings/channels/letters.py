"""What is written about calendars of other sites."""

from typing import Any

from django.urls import reverse
from django.utils.translation import get_language

from accounts.models import User
from notifications.letters import Contents, letter

from ..models import Conflict, Feed
from .words import advice, alarm_words


def _calendars(user: User, reference: str, office: str) -> str:
    """Where the reader looks into it: owners in their space, the others in the back-office."""
    if hasattr(user, "owner"):
        return reverse("owner_channels:calendars", args=[reference])
    return reverse(office)


@letter("bookings/conflict")
def conflict(user: User, conflict: int) -> Contents:
    found = Conflict.objects.select_related("home__owner", "stay", "block").get(pk=conflict)
    url = _calendars(user, found.home.reference, "conflict:index")
    return Contents({"conflict": found, "home": found.home, "url": url})


@letter("bookings/feed_alarm")
def feed_alarm(user: User, feed: int) -> Contents:
    found = Feed.objects.select_related("home__owner").get(pk=feed)
    context: dict[str, Any] = {
        "feed": found,
        "home": found.home,
        "what": alarm_words(found.alarm),
        "advice": advice(found.trouble_code) if found.failures else "",
        "url": _calendars(user, found.home.reference, "feed:index"),
        "language": get_language(),
    }
    return Contents(context)
