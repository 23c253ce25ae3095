from datetime import date, timedelta

from django.db import transaction

from accounts.models import Traveller
from bookings.models import Stay
from bookings.services import hold_stay, let_go
from catalogue.pricing import Lines, Party, Priced
from core import outbox

from ..models import Payment, Quote
from ..quotes import quote, store_quote


@transaction.atomic
def book(
    home: Priced,
    traveller: Traveller,
    arrival: date,
    departure: date,
    party: Party,
    price: Lines | None = None,
    hold_for: timedelta | None = None,
) -> Quote:
    """Hold the nights at a price, today's unless given; raises CannotBook.

    Whoever computed the price before gives it, so that rivals do not wait meanwhile. A time to
    hold is given for what an owner has accepted.
    """
    people = (party.adults, party.children)
    stay = hold_stay(home.pk, traveller, arrival, departure, *people, hold_for)
    return store_quote(stay, price or quote(stay.home, arrival, departure, party))


@transaction.atomic
def drop_hold(stay: Stay) -> None:
    """Let the nights go at the traveller's wish, and close the payment page left open."""
    let_go(stay.pk)
    for payment in stay.payments.unsettled():
        close_checkout(payment)


def close_checkout(payment: Payment) -> None:
    outbox.enqueue("billing.expire_checkout", f"{payment.pk}", {"session": payment.session})
