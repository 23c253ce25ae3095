from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from catalogue.models.home import LONGEST_BUFFER
from core import audit
from core.dates import DAY

from ..errors import CannotBook, CannotLeave
from ..models import Stay
from ..rules import Problem
from ..signals import stay_cancelled, stay_confirmed, stay_moved
from .availability import check_terms, free_nights, keep_free_after, lock, take_nights
from .covering import cover, give_back


@transaction.atomic
def confirm_stay(stay_id: int) -> Stay:
    """Make a hold a booking, because it is paid; a confirmed stay is returned as it is.

    A hold that ran out is booked again if its nights are still free: raises CannotBook if not.
    """
    stay = locked_stay(stay_id)
    if stay.state == Stay.State.CONFIRMED:
        return stay
    if stay.state == Stay.State.CANCELLED:
        raise CannotBook(Problem.TAKEN)
    if stay.state == Stay.State.EXPIRED:
        take_nights(stay)
    stay.state, stay.confirmed_at = Stay.State.CONFIRMED, timezone.now()
    stay.save(update_fields=["state", "confirmed_at"])
    stay.nights.update(expires_at=None)
    audit.record(stay.traveller.user, "confirmed", stay)
    stay_confirmed.send(Stay, stay=stay)
    return stay


@transaction.atomic
def move_stay(
    stay_id: int, arrival: date, departure: date, adults: int, children: int, by: User
) -> Stay:
    """Change the dates or the people of a confirmed stay; raises CannotBook."""
    stay = locked_stay(stay_id)
    if stay.state != Stay.State.CONFIRMED:
        raise CannotBook(Problem.TAKEN)
    check_terms(stay.home, arrival, departure, adults + children)
    before = (stay.arrival, stay.departure)
    stay.arrival, stay.departure = arrival, departure
    stay.adults, stay.children = adults, children
    stay.nights.all().delete()
    take_nights(stay)
    cover(stay.home_id, before[0], before[1] + timedelta(days=LONGEST_BUFFER))
    stay.save(update_fields=["arrival", "departure", "adults", "children"])
    audit.record(by, "moved", stay, before=before, after=(arrival, departure))
    stay_moved.send(Stay, stay=stay, before=before)
    return stay


@transaction.atomic
def cancel_stay(stay_id: int, by: User | None) -> Stay:
    """Cancel a confirmed stay and free its nights; a cancelled one is returned as it is."""
    stay = locked_stay(stay_id)
    if stay.state != Stay.State.CONFIRMED:
        return stay
    stay.state, stay.cancelled_at = Stay.State.CANCELLED, timezone.now()
    stay.save(update_fields=["state", "cancelled_at"])
    free_nights(stay)
    audit.record(by, "cancelled", stay)
    stay_cancelled.send(Stay, stay=stay)
    return stay


@transaction.atomic
def leave_early(stay_id: int, departure: date, by: User) -> Stay:
    """A guest leaves before the agreed day: the nights left are free again from that day on.

    Nothing is paid back by this, as no policy pays for nights given up during a stay. Raises
    CannotLeave.
    """
    stay = locked_stay(stay_id)
    if not may_leave(stay, departure):
        raise CannotLeave
    before = (stay.arrival, stay.departure)
    give_back(stay.home_id, stay.nights.filter(date__gte=departure))
    stay.departure = departure
    stay.save(update_fields=["departure"])
    keep_free_after(stay)
    audit.record(by, "left early", stay, before=before, after=(stay.arrival, departure))
    stay_moved.send(Stay, stay=stay, before=before)
    return stay


def may_leave(stay: Stay, departure: date) -> bool:
    """A stay that has begun, on a day from today (or its second) to the eve of what was agreed."""
    first = max(timezone.localdate(), stay.arrival + DAY)
    began = stay.state == Stay.State.CONFIRMED and stay.arrival <= timezone.localdate()
    return began and first <= departure < stay.departure


def locked_stay(stay_id: int) -> Stay:
    """The stay with its home's row locked first, in the same order as everywhere."""
    home_id = Stay.objects.values_list("home_id", flat=True).get(pk=stay_id)
    lock(home_id)
    return (
        Stay.objects.select_for_update(of=("self",))
        .select_related("home", "traveller__user")
        .get(pk=stay_id)
    )
