"""Answers from the reader's own stays, read through the queries that know nobody else's."""

from typing import Any

from django.utils import timezone

from accounts.models import User
from billing.models import Document, Payment
from billing.services import cancellation_refund
from bookings.messages import weekdays
from bookings.models import Stay
from bookings.showing import stays_of, with_homes

SHOWN = 5


def about(user: User, intent: str, language: str) -> dict[str, Any]:
    """What the template of an intent shows; a person without stays gets an empty answer."""
    return _of[intent](user, language)


def _arrival(user: User, language: str) -> dict[str, Any]:
    ahead = stays_of(user).upcoming(timezone.localdate())
    stay = with_homes(ahead, language).first()
    if stay is None:
        return {}
    return {"stay": stay, "listing": _listing(stay), "days": weekdays(stay.home.agency.open_days)}


def _invoice(user: User, language: str) -> dict[str, Any]:
    mine = Document.objects.filter(stay__in=stays_of(user)).select_related("stay")
    return {"documents": list(mine.order_by("-issued_at")[:SHOWN])}


def _cancel(user: User, language: str) -> dict[str, Any]:
    today = timezone.localdate()
    ahead = stays_of(user).upcoming(today).filter(arrival__gte=today)
    stays = list(with_homes(ahead, language)[:SHOWN])
    return {"stays": [(stay, _listing(stay), _refund(stay)) for stay in stays]}


def _payments(user: User, language: str) -> dict[str, Any]:
    mine = Payment.objects.paid().filter(stay__in=stays_of(user))
    payments = mine.select_related("stay").prefetch_related("refunds").order_by("-paid_at")
    return {"payments": list(payments[:SHOWN])}


def _listing(stay: Stay) -> Any:
    return next(iter(stay.home.presentations), None)


def _refund(stay: Stay) -> Any:
    """What cancelling now would pay back; nothing is known of a stay that is not paid yet."""
    return cancellation_refund(stay).total if stay.state == Stay.State.CONFIRMED else None


_of = {"arrival": _arrival, "invoice": _invoice, "cancel": _cancel, "payments": _payments}
