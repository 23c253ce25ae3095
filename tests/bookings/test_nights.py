"""A night is taken once, whoever tries and however."""

from datetime import timedelta

import pytest
import time_machine
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from billing.services import book
from bookings.errors import CannotBook
from bookings.models import Night, Stay
from bookings.rules import Problem
from bookings.services import close_nights, hold_stay, open_nights, release_expired_holds
from catalogue.pricing import Party

DAY = timedelta(days=1)
# Offsets of a rival's arrival and departure, to a stay of nights 0, 1 and 2.
OVERLAPS = {
    "the same nights": (0, 3),
    "the first nights": (-1, 1),
    "the last nights": (2, 5),
    "within": (1, 2),
    "around": (-2, 5),
    "from the same day, longer": (0, 5),
}


@pytest.mark.requirement("X-CAL-05")
@pytest.mark.parametrize("shape", OVERLAPS.values(), ids=OVERLAPS)
def test_no_overlap_is_let_in(held_stay, stranger, home, arrival, shape):
    first, last = shape
    with pytest.raises(CannotBook) as refusal, transaction.atomic():
        hold_stay(home.pk, stranger, arrival + first * DAY, arrival + last * DAY, adults=1)

    assert refusal.value.problem is Problem.TAKEN
    assert Stay.objects.count() == 1
    assert Night.objects.count() == 3


@pytest.mark.parametrize("shape", [(-3, 0), (3, 6)], ids=["just before", "just after"])
def test_neighbours_are_let_in(held_stay, stranger, home, arrival, shape):
    first, last = shape
    assert hold_stay(home.pk, stranger, arrival + first * DAY, arrival + last * DAY, adults=1)


@pytest.mark.requirement("X-CAL-05")
def test_the_database_itself_refuses_a_taken_night(held_stay, home, arrival):
    row = [home.pk, arrival.isoformat(), "closed"]
    sql = "INSERT INTO bookings_night (home_id, date, kind) VALUES (%s, %s, %s)"

    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql, row)
    with pytest.raises(IntegrityError), transaction.atomic():
        Night.objects.bulk_create([Night(home=home, date=arrival, kind=Night.Kind.CLOSED)])
    with pytest.raises(IntegrityError), transaction.atomic():
        Night.objects.create(home=home, date=arrival, kind=Night.Kind.CLOSED)


def test_closing_nights_of_a_stay_is_refused(held_stay, home, arrival, owner):
    with pytest.raises(CannotBook):
        close_nights(home, arrival + DAY, arrival + 9 * DAY, owner.user)

    assert Night.objects.count() == 3


def test_closed_nights_cannot_be_booked_until_they_are_opened(home, traveller, arrival, owner):
    close_nights(home, arrival, arrival + 5 * DAY, owner.user)
    with pytest.raises(CannotBook), transaction.atomic():
        hold_stay(home.pk, traveller, arrival, arrival + 2 * DAY, adults=1)

    assert open_nights(home, arrival, arrival + 2 * DAY, owner.user) == 2
    assert hold_stay(home.pk, traveller, arrival, arrival + 2 * DAY, adults=1)


@pytest.mark.requirement("X-CAL-09")
def test_a_buffer_keeps_the_night_after_a_stay_free(home, traveller, stranger, arrival):
    home.buffer_nights = 1
    home.save()
    hold_stay(home.pk, traveller, arrival, arrival + 2 * DAY, adults=1)

    with pytest.raises(CannotBook), transaction.atomic():
        hold_stay(home.pk, stranger, arrival + 2 * DAY, arrival + 4 * DAY, adults=1)
    with (
        pytest.raises(CannotBook),
        transaction.atomic(),
    ):  # its buffer would meet the first
        hold_stay(home.pk, stranger, arrival - 2 * DAY, arrival, adults=1)
    assert hold_stay(home.pk, stranger, arrival + 3 * DAY, arrival + 4 * DAY, adults=1)


@pytest.mark.requirement("X-CAL-06")
def test_a_hold_that_ran_out_gives_its_nights_back(held_stay, home, stranger, arrival):
    with time_machine.travel(timezone.now() + timedelta(minutes=16)):
        assert release_expired_holds() == 1
        held_stay.refresh_from_db()
        assert held_stay.state == Stay.State.EXPIRED
        assert not Night.objects.exists()


@pytest.mark.requirement("X-CAL-06")
def test_a_rival_need_not_wait_for_the_sweep(held_stay, home, stranger, arrival):
    with time_machine.travel(timezone.now() + timedelta(minutes=16)):
        rival = book(home, stranger, arrival, arrival + 3 * DAY, Party(1)).stay

    assert rival.nights.count() == 3
