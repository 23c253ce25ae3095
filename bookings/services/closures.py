from datetime import date

from django.db import transaction

from accounts.models import User
from catalogue.models import Home
from core import audit
from core.dates import nights
from core.pagecache import bump

from ..errors import CannotBook
from ..models import Night
from ..rules import Problem
from .availability import lock, write_nights


@transaction.atomic
def close_nights(home: Home, first: date, last: date, by: User | None) -> int:
    """Close the free nights [first, last) of a home; refused when a stay has one of them."""
    home = lock(home.pk)
    taken = Night.objects.filter(home=home).between(first, last).lasting()
    if taken.filter(kind=Night.Kind.STAY).exists():
        raise CannotBook(Problem.TAKEN)
    known = set(taken.values_list("date", flat=True))
    new = [
        Night(home=home, date=day, kind=Night.Kind.CLOSED)
        for day in nights(first, last)
        if day not in known
    ]
    write_nights(new)
    audit.record(by, "closed nights", home, first=first, last=last)
    return len(new)


@transaction.atomic
def open_nights(home: Home, first: date, last: date, by: User | None) -> int:
    """Open closed nights of [first, last) again; returns how many."""
    closed = Night.objects.filter(home=home, kind=Night.Kind.CLOSED).between(first, last)
    count, _rows = closed.delete()
    bump()
    audit.record(by, "opened nights", home, first=first, last=last)
    return count
