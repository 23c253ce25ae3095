"""Asking for a stay where nobody books at once: a question, an answer, and only then a hold."""

from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import get_language, override

from accounts.models import Traveller, User
from bookings.channels.staff import office
from bookings.errors import CannotBook
from bookings.models import Stay, StayRequest
from bookings.rules import Problem
from catalogue.models import Home
from catalogue.pricing import Party
from core import audit
from notifications.services import notify

from ..quotes import offer
from .booking import book
from .changes import Wish

# Asking takes no night, but it asks people for their time.
REQUESTS_AT_ONCE = 5


class Answered(Exception):
    """Somebody answered first, the traveller withdrew, or the time to answer is over."""


@transaction.atomic
def ask(home: Home, traveller: Traveller, wish: Wish, message: str) -> StayRequest:
    """Ask the owner for a stay that could be had right now; raises CannotBook.

    The same question is asked once.
    """
    offer(home, wish.arrival, wish.departure, wish.party)
    Traveller.objects.select_for_update().only("pk").get(pk=traveller.pk)
    mine = traveller.requests.waiting()
    same = mine.filter(home=home, arrival=wish.arrival, departure=wish.departure).first()
    if same:
        return same
    if mine.count() >= REQUESTS_AT_ONCE:
        raise CannotBook(Problem.TOO_MANY_REQUESTS)
    # What ran out a moment ago and was not yet swept must not stand in the way.
    lapse_requests(traveller.requests.run_out())
    request = StayRequest.objects.create(
        home=home,
        traveller=traveller,
        arrival=wish.arrival,
        departure=wish.departure,
        adults=wish.party.adults,
        children=wish.party.children,
        message=message,
        language=get_language() or traveller.user.reads,
        expires_at=timezone.now() + timedelta(hours=settings.REQUEST_HOURS),
    )
    audit.record(traveller.user, "asked for a stay", request, home=home.reference)
    for user in {home.owner.user, *office()}:
        notify(user, "billing/request_asked", f"{request.pk}:{user.pk}", user.reads,
               request=request.pk)  # fmt: skip
    return request


@transaction.atomic
def accept(request_id: int, by: User) -> Stay:
    """Hold the nights for the traveller to pay, and decline whoever asked for them too.

    Raises Answered, or CannotBook when they are no longer to be had: then nothing has changed.
    """
    request = _open(request_id)
    with override(request.language):
        party = Party(request.adults, request.children)
        stay = book(
            request.home,
            request.traveller,
            request.arrival,
            request.departure,
            party,
            hold_for=timedelta(hours=settings.ACCEPTED_HOLD_HOURS),
        ).stay
    request.stay = stay
    _answer(request, StayRequest.State.ACCEPTED, by)
    rivals = request.home.requests.filter(state=StayRequest.State.ASKED)
    for rival in (
        rivals.overlapping(request.arrival, request.departure)
        .select_related("traveller__user")
        .select_for_update(of=("self",))
    ):
        _answer(rival, StayRequest.State.DECLINED, None)
    return stay


@transaction.atomic
def decline(request_id: int, by: User, reason: str = "") -> StayRequest:
    """Say no, and tell the traveller; raises Answered."""
    request = _open(request_id)
    request.reason = reason
    _answer(request, StayRequest.State.DECLINED, by)
    return request


@transaction.atomic
def withdraw(request_id: int, by: User) -> StayRequest:
    """The traveller no longer wants it; raises Answered."""
    request = _open(request_id)
    _answer(request, StayRequest.State.WITHDRAWN, by)
    return request


@transaction.atomic
def lapse_requests(among: QuerySet[StayRequest] | None = None) -> int:
    """Nobody answered in time: the traveller is told; returns how many."""
    run_out = StayRequest.objects.run_out() if among is None else among
    late = list(run_out.select_related("traveller__user").select_for_update(of=("self",)))
    for request in late:
        _answer(request, StayRequest.State.LAPSED, None)
    return len(late)


def _open(request_id: int) -> StayRequest:
    """A request that still waits, its row locked."""
    rows = StayRequest.objects.select_for_update(of=("self",))
    request = rows.select_related("home", "traveller__user").get(pk=request_id)
    if not request.is_open:
        raise Answered
    return request


def _answer(request: StayRequest, state: StayRequest.State, by: User | None) -> None:
    request.state, request.answered_at, request.answered_by = state, timezone.now(), by
    request.save(update_fields=["state", "answered_at", "answered_by", "reason", "stay"])
    audit.record(by, f"request {state.value}", request)
    if state != StayRequest.State.WITHDRAWN:
        user = request.traveller.user
        letter = f"billing/request_{state.value}"
        notify(user, letter, f"{request.pk}", request.language, request=request.pk)
