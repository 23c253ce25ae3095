"""The price of a stay: computed for anyone who asks, stored for whoever books."""

from datetime import date

from django.utils import timezone

from bookings.errors import CannotBook
from bookings.models import Stay
from bookings.rules import Problem
from bookings.services.availability import check_free, check_terms
from catalogue.models import Home
from catalogue.pricing import Lines, Party, Priced, price_homes, total

from .models import Quote, QuoteLine


def known_price(home: Priced, arrival: date, departure: date, party: Party) -> Lines | None:
    """The lines of a stay's price today; None when a night has no price."""
    return price_homes([home], arrival, departure, party, timezone.localdate()).get(home.pk)


def quote(home: Home, arrival: date, departure: date, party: Party) -> Lines:
    """The lines of a stay's price today; raises CannotBook when a night has no price."""
    lines = known_price(home, arrival, departure, party)
    if lines is None:
        raise CannotBook(Problem.NO_PRICE)
    return lines


def offer(home: Home, arrival: date, departure: date, party: Party) -> Lines:
    """The lines of a stay that can be had right now; raises CannotBook."""
    check_terms(home, arrival, departure, party.people)
    check_free(home, arrival, departure)
    return quote(home, arrival, departure, party)


def store_quote(stay: Stay, lines: Lines) -> Quote:
    """Keep the price that was agreed, with what each line was computed from."""
    kept = Quote.objects.create(stay=stay)
    QuoteLine.objects.bulk_create(
        QuoteLine(
            quote=kept,
            kind=line.kind,
            quantity=line.quantity,
            unit=line.unit,
            amount=line.amount,
            source=line.source,
        )
        for line in lines
    )
    kept.total = total(lines)
    return kept
