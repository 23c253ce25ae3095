from datetime import date, timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import Case, QuerySet, When
from django.utils import timezone
from django.utils.translation import get_language

from accounts.models import Traveller
from catalogue.models import CancellationPolicy, Home
from core import audit
from core.prepared import Blank, prepared

from ..channels.alarms import books_at_once
from ..errors import CannotBook, HoldEnded
from ..models import Night, Stay
from ..rules import Problem, problem_with_holds
from .availability import check_terms, expire, lock, take_nights


@transaction.atomic(savepoint=False)
def hold_stay(
    home_id: int,
    traveller: Traveller,
    arrival: date,
    departure: date,
    adults: int,
    children: int = 0,
    accepted_for: timedelta | None = None,
) -> Stay:
    """Take the nights for a while, so that the traveller can pay; raises CannotBook.

    A refusal undoes the transaction it was called in, up to its last savepoint. An owner who
    accepted a request says for how long the nights are held.
    """
    home = lock(home_id)
    if home.state != Home.State.PUBLISHED:
        raise CannotBook(Problem.TAKEN)
    check_terms(home, arrival, departure, adults + children)
    if accepted_for is None:
        check_holds(traveller)
        if not books_at_once(home):
            raise CannotBook(Problem.ASK_FIRST)
    policy = policy_in_force(home.cancellation, timezone.localdate())
    stay = Stay.objects.create(
        home=home,
        traveller=traveller,
        arrival=arrival,
        departure=departure,
        adults=adults,
        children=children,
        language=get_language() or traveller.user.reads,
        policy_kind=home.cancellation,
        policy=policy,
        hold_expires_at=timezone.now() + (accepted_for or timedelta(minutes=settings.HOLD_MINUTES)),
    )
    take_nights(stay)
    audit.record(traveller.user, "held", stay, home=home.reference, arrival=arrival)
    return stay


def check_holds(traveller: Traveller) -> None:
    """Raise CannotBook when a traveller holds too much; their own requests queue for this."""
    Traveller.objects.select_for_update().only("pk").get(pk=traveller.pk)
    now = timezone.now()
    recent = now - timedelta(hours=1)  # only what was accepted is held longer
    unpaid = [until for (until,) in _unpaid(traveller=traveller.pk, since=recent)]
    problem = problem_with_holds(sum(until > now for until in unpaid if until), len(unpaid))
    if problem:
        raise CannotBook(problem)


@prepared
def _unpaid() -> QuerySet[Stay, Any]:
    """When the hold of each of a traveller's unpaid stays ends; nothing if it was let go."""
    mine = Stay.objects.filter(traveller=Blank("traveller"), confirmed_at=None)
    held_until = Case(When(state=Stay.State.HOLD, then="hold_expires_at"))
    return mine.filter(created_at__gt=Blank("since")).order_by().values_list(held_until)


def policy_in_force(kind: str, day: date) -> list[list[int]]:
    """The steps of a policy on a day, as [days before arrival, percent paid back]."""
    rows = list(_steps(kind=kind, day=day))
    # A version without steps pays nothing back.
    return [step for version, *step in rows if version == rows[0][0] and None not in step]


@prepared
def _steps() -> QuerySet[CancellationPolicy, Any]:
    versions = CancellationPolicy.objects.filter(kind=Blank("kind"), valid_from__lte=Blank("day"))
    newest_first = versions.order_by("-valid_from", "-steps__days_before")
    return newest_first.values_list("pk", "steps__days_before", "steps__percent")


@transaction.atomic
def extend_hold(stay_id: int) -> Stay:
    """Give a hold more time, once; raises HoldEnded when it ran out or was extended before."""
    stay = Stay.objects.select_for_update().get(pk=stay_id)
    if not stay.is_held or stay.hold_extended or stay.hold_expires_at is None:
        raise HoldEnded
    stay.hold_expires_at += timedelta(minutes=settings.HOLD_EXTENSION_MINUTES)
    stay.hold_extended = True
    stay.save(update_fields=["hold_expires_at", "hold_extended"])
    stay.nights.update(expires_at=stay.hold_expires_at)
    return stay


@transaction.atomic
def let_go(stay_id: int) -> None:
    """Give a hold up before its time, because its traveller says so."""
    stay = Stay.objects.get(pk=stay_id)
    lock(stay.home_id)
    stay.refresh_from_db()
    if stay.state == Stay.State.HOLD:
        expire(stay)


def release_expired_holds() -> int:
    """Let go of what ran out and was not paid, home by home; returns how many homes."""
    ran_out = Night.objects.filter(expires_at__lte=timezone.now())
    homes = set(ran_out.values_list("home_id", flat=True))
    for home_id in sorted(homes):
        with transaction.atomic():
            lock(home_id)
    return len(homes)
