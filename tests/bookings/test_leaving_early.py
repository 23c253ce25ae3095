"""A guest leaves early: the nights left are free again at once."""

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from bookings.errors import CannotLeave
from bookings.models import Night
from bookings.services import leave_early
from bookings.signals import stay_moved

DAY = timedelta(days=1)


@pytest.fixture
def heard():
    """The stays that other apps heard of."""
    found = []

    def hear(sender, stay, before, **_kwargs):
        found.append((stay.departure, before))

    stay_moved.connect(hear)
    yield found
    stay_moved.disconnect(hear)


def on(day, hour: int = 10):
    return time_machine.travel(f"{day}T{hour:02}:00:00+02:00", tick=False)


@pytest.mark.requirement("X-CAL-11")
def test_the_nights_left_are_free_and_the_visits_move(paid_stay, staff, heard):
    arrival, departure = paid_stay.arrival, paid_stay.departure
    with on(arrival + DAY):
        leave_early(paid_stay.pk, arrival + DAY, staff)

    assert [night.date for night in Night.objects.all()] == [arrival]
    assert heard == [(arrival + DAY, (arrival, departure))]
    assert paid_stay.payments.get().refunds.count() == 0


def test_the_nights_kept_free_follow_the_departure(paid_stay, staff):
    paid_stay.home.buffer_nights = 1
    paid_stay.home.save()
    with on(paid_stay.arrival + DAY):
        leave_early(paid_stay.pk, paid_stay.arrival + DAY, staff)

    kinds = dict(Night.objects.values_list("date", "kind"))
    assert kinds == {paid_stay.arrival: "stay", paid_stay.arrival + DAY: "buffer"}


@pytest.mark.parametrize("days", [0, 3, 4])
def test_only_days_between_arrival_and_departure_count(paid_stay, staff, days):
    with on(paid_stay.arrival), pytest.raises(CannotLeave):
        leave_early(paid_stay.pk, paid_stay.arrival + days * DAY, staff)


def test_a_stay_to_come_is_cancelled_not_left(paid_stay, staff):
    with pytest.raises(CannotLeave):
        leave_early(paid_stay.pk, paid_stay.arrival + DAY, staff)


def test_staff_do_it_on_the_page_of_the_stay(client, paid_stay, staff):
    url = reverse("stay_leave", args=[paid_stay.pk])
    with on(paid_stay.arrival + DAY):
        client.force_login(staff)
        page = client.get(reverse("stay:inspect", args=[paid_stay.pk])).content.decode()
        assert url in page
        assert client.get(url).status_code == 200
        assert client.post(url, {"departure": paid_stay.departure}).status_code == 422
        client.post(url, {"departure": timezone.localdate()})

    paid_stay.refresh_from_db()
    assert paid_stay.departure == paid_stay.arrival + DAY
