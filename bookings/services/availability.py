"""Taking nights: the home is locked, expired holds make room, the database has the last word."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.utils import timezone

from catalogue.models import Home
from core import audit
from core.dates import nights
from core.pagecache import bump
from core.prepared import Blank, prepared

from ..errors import CannotBook
from ..models import Night, Stay
from ..night_cap.counting import check_cap
from ..rules import Problem, Terms, problem_with
from .covering import give_back

# Someone lives in the home on such a night: the buffer before it must hold.
LIVED_IN = (Night.Kind.STAY, Night.Kind.OWNER, Night.Kind.IMPORTED)


def terms_of(home: Home) -> Terms:
    return Terms(home.min_nights, home.max_nights, home.capacity, home.arrival_days)


def check_terms(home: Home, arrival: date, departure: date, people: int) -> None:
    """Raise CannotBook when the home is not let for such a stay."""
    problem = problem_with(terms_of(home), arrival, departure, people, timezone.localdate())
    if problem:
        raise CannotBook(problem)


def is_free(home: Home, arrival: date, departure: date, but: Stay | None = None) -> bool:
    """Whether every night is free, and the nights kept free after it meet no other stay."""
    after = departure + timedelta(days=home.buffer_nights)
    rows = _taken(home=home.pk, first=arrival, last=after, now=timezone.now())
    return not any(
        day < departure or kind in LIVED_IN
        for day, kind, stay_id in rows
        if but is None or stay_id != but.pk
    )


def check_free(home: Home, arrival: date, departure: date, but: Stay | None = None) -> None:
    """Raise CannotBook when a night is taken, or when the year has no night left to let."""
    if not is_free(home, arrival, departure, but):
        raise CannotBook(Problem.TAKEN)
    check_cap(home, arrival, departure, but)


@prepared
def _taken() -> QuerySet[Night, Any]:
    of_home = Night.objects.filter(home=Blank("home")).lasting(Blank("now"))
    nights = of_home.between(Blank("first"), Blank("last")).order_by()
    return nights.values_list("date", "kind", "stay_id")


def lock(home_id: int) -> Home:
    """The home, its row locked until the transaction ends, and what ran out let go.

    Whoever takes or frees nights comes through here first, so that rivals queue.
    """
    home = Home.objects.select_for_update().get(pk=home_id)
    now = timezone.now()
    if any(_ran_out(home=home.pk, now=now)):  # whatever is held has nights
        for stay in home.stays.select_for_update().expired_holds():
            expire(stay)
        give_back(home.pk, Night.objects.filter(home=home, expires_at__lte=now))
    return home


@prepared
def _ran_out() -> QuerySet[Night, Any]:
    rows = Night.objects.filter(home=Blank("home"), expires_at__lte=Blank("now"))
    return rows.order_by().values_list("pk")[:1]


def expire(stay: Stay) -> None:
    """A hold that nobody paid gives its nights back."""
    stay.state = Stay.State.EXPIRED
    stay.save(update_fields=["state"])
    free_nights(stay)
    audit.record(None, "let go", stay)


def take_nights(stay: Stay) -> None:
    """Write the nights of a stay and those kept free after it, or raise CannotBook."""
    check_free(stay.home, stay.arrival, stay.departure, but=stay)
    write_nights(_nights(stay), _buffer(stay))


def write_nights(taken: Iterable[Night], spare: Iterable[Night] = ()) -> None:
    """Write nights, and the spare ones where they are free; CannotBook if one is taken.

    That undoes the transaction it was called in, up to its last savepoint.
    """
    try:
        with transaction.atomic(savepoint=False):
            Night.objects.bulk_create(taken)
            Night.objects.bulk_create(spare, ignore_conflicts=True)
    except IntegrityError as error:
        raise CannotBook(Problem.TAKEN) from error
    bump()


def keep_free_after(stay: Stay) -> None:
    """Write the nights kept free after a stay, where they are free."""
    write_nights((), _buffer(stay))


def free_nights(stay: Stay) -> None:
    give_back(stay.home_id, Night.objects.filter(stay=stay))


def _nights(stay: Stay) -> list[Night]:
    return [_night(stay, day, Night.Kind.STAY) for day in nights(stay.arrival, stay.departure)]


def _buffer(stay: Stay) -> list[Night]:
    end = stay.departure + timedelta(days=stay.home.buffer_nights)
    return [_night(stay, day, Night.Kind.BUFFER) for day in nights(stay.departure, end)]


def _night(stay: Stay, day: date, kind: str) -> Night:
    held_until = stay.hold_expires_at if stay.state == Stay.State.HOLD else None
    return Night(home=stay.home, date=day, kind=kind, stay=stay, expires_at=held_until)
