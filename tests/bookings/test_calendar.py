"""The calendar of a home: what can be done with each day."""

from datetime import date, timedelta

import pytest

from bookings.calendar import bookable, month_asked, months
from bookings.models import Night
from bookings.services import close_nights

pytestmark = pytest.mark.usefixtures("fresh_pages")


def states(home, arrival, today) -> dict[date, str]:
    shown = months(home, arrival, 2, today)
    return {day.date: day.state for month in shown for week in month.weeks for day in week if day}


def test_each_night_of_a_month_is_shown_once(home, arrival, today):
    days = list(states(home, arrival, today))

    assert days[0].day == 1
    assert days == [days[0] + timedelta(n) for n in range(len(days))]


def test_taken_nights_are_taken_and_the_first_is_a_day_to_leave(held_stay, today):
    arrival = held_stay.arrival
    shown = states(held_stay.home, arrival, today)

    assert shown[arrival] == "departure"
    assert shown[arrival + timedelta(days=1)] == "taken"
    assert shown[arrival + timedelta(days=2)] == "taken"
    assert shown[arrival + timedelta(days=3)] == "free"


def test_a_hold_that_ran_out_leaves_its_nights_free(held_stay, today):
    Night.objects.update(expires_at="2020-01-01T00:00:00Z")

    assert states(held_stay.home, held_stay.arrival, today)[held_stay.arrival] == "free"


def test_closed_nights_look_taken(home, arrival, today):
    close_nights(home, arrival, arrival + timedelta(days=2), by=None)

    assert states(home, arrival, today)[arrival + timedelta(days=1)] == "taken"


def test_a_day_without_arrivals_says_so(home, arrival, today):
    home.arrival_days = "1"
    shown = states(home, arrival, today)

    assert shown[arrival] == "free"
    assert shown[arrival + timedelta(days=1)] == "staying"


def test_days_gone_by_are_past(home, today):
    shown = states(home, today, today)

    assert all(state == "past" for day, state in shown.items() if day < today)


@pytest.mark.parametrize(
    "text", [None, "", "soon", "2026-13", "0001-01", "9999-12", "-1", "2020-01"]
)
def test_any_month_in_the_address_leads_to_one_that_can_be_booked(text, today):
    first, last = bookable(today)

    assert first <= month_asked(text, 2) <= last


def test_the_calendar_turns_its_pages_up_to_the_horizon(client, home, today):
    address, pages = f"/en/stays/calendar/{home.reference}/", 0
    month = "first"
    while month:
        response = client.get(address, {"month": month})
        assert response.status_code == 200
        after = response.context["month_after"]
        month, pages = after and f"{after:%Y-%m}", pages + 1
        assert pages < 20

    assert pages >= 9


def test_the_calendar_is_read_in_one_query(home, arrival, today, django_assert_num_queries):
    with django_assert_num_queries(1):
        months(home, arrival, 12, today)


def test_words_tell_what_colours_show(client, home, arrival):
    close_nights(home, arrival, arrival + timedelta(days=3), by=None)

    page = client.get(f"/en/stays/calendar/{home.reference}/", {"month": f"{arrival:%Y-%m}"})

    assert '<span class="visually-hidden"> taken</span>' in page.content.decode()
    assert '<span class="visually-hidden"> departure only</span>' in page.content.decode()
