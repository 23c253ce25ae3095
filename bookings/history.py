"""What happened to a stay so far, in the order it happened and in the reader's words."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from core.money import format_money

from .models import Stay

DONE, BAD, WAITING = "done", "bad", "now"


@dataclass(frozen=True)
class Event:
    """Something that happened; `note` stands in the place of the time while it is not settled."""

    at: datetime
    words: str
    mark: str = DONE
    note: str = ""


def history(stay: Stay, payments: Iterable[Any]) -> list[Event]:
    """From the first hold to the last refund; a payment brings its refunds (`payment.refunds`)."""
    return sorted(_events(stay, payments), key=lambda event: event.at)


def _events(stay: Stay, payments: Iterable[Any]) -> Iterator[Event]:
    yield Event(stay.created_at, _("Nights kept for you"))
    for payment in payments:
        paid = _("You paid %(amount)s") % {"amount": format_money(payment.amount)}
        yield Event(payment.paid_at, paid)
    if stay.confirmed_at:
        yield Event(stay.confirmed_at, _("Stay confirmed"))
    if stay.cancelled_at:
        yield Event(stay.cancelled_at, _("Stay cancelled"), BAD)
    for payment in payments:
        yield from map(_refund, payment.refunds.all())


def _refund(refund: Any) -> Event:
    words = _("%(amount)s paid back to your card") % {"amount": format_money(refund.amount)}
    if refund.state == "done":
        return Event(refund.done_at, words)
    if refund.state == "failed":
        return Event(refund.created_at, words, BAD, _("Your bank refused it: we wrote to you."))
    return Event(refund.created_at, words, WAITING, _("Under way: allow up to ten days."))
