"""A year of stays, half behind and half ahead, each played through the services.

Leads, lengths and cancellations follow what real calendars show: booked 11, 30 or 82 days
ahead (quartiles), 2.2 nights on average, about one in four called off before arrival.
"""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import partial
from heapq import heappop, heappush
from typing import Any

from django.utils import timezone
from django.utils.translation import override as language

from accounts.models import Traveller
from billing.gateway import CURRENCY, Checkout
from billing.models import Payment, Refund
from billing.services import book, cancel
from billing.services.refunds import note_refund
from billing.services.settlement import settle
from bookings.errors import CannotBook
from bookings.models import Stay
from bookings.services import close_nights
from catalogue.models import Home
from catalogue.pricing import Party
from core.dates import DAY

from .clock import clock

SEED = 20180223
STAYS_A_HOME = 5
LEADS = (3, 11, 11, 30, 30, 82, 120)
LENGTHS = (1, 2, 2, 2, 3, 3, 4, 7)
CALLED_OFF = 0.24


@dataclass(order=True)
class Event:
    """Something that happens at a moment; the rank keeps equal moments in order."""

    at: datetime
    rank: int
    happen: Callable[[], None] = field(compare=False)


class Year:
    """Bookings and cancellations, played in the order in which they happened."""

    def __init__(self, homes: Sequence[Home], travellers: Sequence[Traveller], today: date) -> None:
        self.homes, self.travellers, self.today = homes, travellers, today
        self.dice = random.Random(SEED)  # noqa: S311  the same demo every time, not a secret
        self.events: list[Event] = []
        self.booked = 0

    def play(self) -> int:
        """Play everything; returns how many stays were booked."""
        for home in self.homes:
            for _ in range(STAYS_A_HOME):
                self._wish(home)
        while self.events:
            event = heappop(self.events)
            with clock(event.at):
                event.happen()
        for home in self.homes[::6]:
            self._close(home)
        return self.booked

    def _at(self, day: date, happen: Callable[[], None]) -> None:
        moment = datetime.combine(day, time(self.dice.randint(8, 21), self.dice.randint(0, 59)))
        heappush(self.events, Event(timezone.make_aware(moment), len(self.events), happen))

    def _wish(self, home: Home) -> None:
        arrival = self.today + timedelta(days=self.dice.randint(-180, 170))
        length = max(home.min_nights, self.dice.choice(LENGTHS))
        lead = timedelta(days=self.dice.choice(LEADS))
        traveller = self.dice.choice(self.travellers)
        adults = self.dice.randint(1, min(home.capacity, 4))
        children = min(self.dice.choice((0, 0, 0, 1, 2)), home.capacity - adults)
        stay = (home, traveller, arrival, arrival + timedelta(days=length), Party(adults, children))
        self._at(min(arrival - lead, self.today - DAY), partial(self._book, *stay))

    def _book(self, *wish: Any) -> None:
        traveller = wish[1]
        try:
            with language(traveller.user.reads):
                stay = book(*wish).stay
        except CannotBook:  # the dice asked for nights that are gone, or that are not let
            return
        pay(stay)
        self.booked += 1
        if self.dice.random() < CALLED_OFF:
            first = timezone.localdate() + DAY
            last = min(stay.arrival, self.today) - DAY
            if first <= last:
                day = first + timedelta(days=self.dice.randint(0, (last - first).days))
                self._at(day, partial(call_off, stay))

    def _close(self, home: Home) -> None:
        first = self.today + timedelta(days=self.dice.randint(40, 200))
        last = first + timedelta(days=self.dice.randint(3, 10))
        try:
            close_nights(home, first, last, home.owner.user)
        except CannotBook:  # someone stays there: the owner keeps it open
            return


def book_soon(homes: Sequence[Home], traveller: Traveller, today: date) -> Stay | None:
    """A stay that is about to begin, in the first home that is free for it."""
    arrival = today + timedelta(days=3)
    for home in homes:
        departure = arrival + timedelta(days=max(home.min_nights, 3))
        try:
            with language(traveller.user.language):
                stay = book(home, traveller, arrival, departure, Party(2)).stay
        except CannotBook:  # the next home may be free
            continue
        pay(stay)
        return stay
    return None


def pay(stay: Stay) -> Payment:
    """Pay a stay as if Stripe had said so, without asking it."""
    payment = Payment.objects.create(stay=stay, amount=stay.quotes.latest().total)
    checkout = Checkout(
        id=f"cs_demo_{payment.pk}",
        url="",
        state="complete",
        paid=True,
        amount=payment.amount,
        currency=CURRENCY,
        intent=f"pi_demo_{payment.pk}",
        payment_id=str(payment.pk),
    )
    settle(checkout)
    return payment


def call_off(stay: Stay) -> None:
    """Cancel a stay, and take it as paid back at once."""
    stay.refresh_from_db()
    cancel(stay, stay.traveller.user)
    for refund in Refund.objects.filter(payment__stay=stay):
        note_refund(refund.pk, f"re_demo_{refund.pk}", "succeeded")
