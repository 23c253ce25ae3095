from datetime import date, timedelta

import pytest
from django.contrib.auth.models import Group
from django.utils import timezone

from accounts.models import User
from bookings.models import Night, Stay
from bookings.planning.month import Bar, Free, Month
from bookings.services import close_nights
from catalogue.models import Home
from tests.conftest import make_home


@pytest.fixture
def office(client, staff):
    client.force_login(staff)
    return client


def bars(home: Home, month: date) -> list[Bar]:
    (row,) = Month(month).rows([home])
    return [cell for cell in row.cells if isinstance(cell, Bar)]


def width(cell: Bar | Free) -> int:
    return cell.length if isinstance(cell, Bar) else 1


def test_a_stay_is_one_bar_over_its_nights(paid_stay):
    (bar,) = bars(paid_stay.home, paid_stay.arrival)
    assert (bar.first.day, bar.length, bar.state) == (paid_stay.arrival, 3, "confirmed")
    assert bar.first.traveller == "Ana Souza"


def test_a_hold_shows_as_a_hold_until_it_runs_out(held_stay):
    (bar,) = bars(held_stay.home, held_stay.arrival)
    assert bar.state == "hold"

    Night.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    assert bars(held_stay.home, held_stay.arrival) == []


def test_a_row_is_as_long_as_its_month(home, traveller):
    for month, days in ((date(2027, 2, 1), 28), (date(2028, 2, 1), 29), (date(2026, 12, 1), 31)):
        (row,) = Month(month).rows([home])
        assert sum(map(width, row.cells)) == days


def test_a_stay_over_the_end_of_a_month_is_in_both(home, traveller):
    arrival, departure = date(2027, 1, 30), date(2027, 2, 2)
    stay = Stay.objects.create(
        home=home,
        traveller=traveller,
        arrival=arrival,
        departure=departure,
        adults=2,
        state=Stay.State.CONFIRMED,
    )
    for offset in range(3):
        day = arrival + timedelta(days=offset)
        Night.objects.create(home=home, date=day, kind="stay", stay=stay)

    (january,) = bars(home, date(2027, 1, 1))
    (february,) = bars(home, date(2027, 2, 1))
    assert (january.length, january.from_before, january.goes_on) == (2, False, True)
    assert (february.length, february.from_before, february.goes_on) == (1, True, False)


def test_the_planning_shows_who_stays_where(paid_stay, office):
    page = office.get(f"/cms/planning/?month={paid_stay.arrival:%Y-%m}").content.decode()
    assert "Ana Souza" in page
    assert f"/cms/stays/inspect/{paid_stay.pk}/" in page
    assert 'colspan="3"' in page


def test_the_planning_takes_as_many_queries_whatever_it_shows(
    office, owner, agency, french, django_assert_max_num_queries
):
    for number in range(60):
        make_home(owner, agency, french, f"P{number:03}")
    office.get("/cms/planning/")
    with django_assert_max_num_queries(14):
        page = office.get("/cms/planning/")
    assert len(page.context["rows"]) == 50


@pytest.mark.parametrize(
    "query",
    ["month=2026-13", "month=9999-12", "month=x", "agency=x", "agency=99", "p=0", "p=9", "q=%00"],
)
def test_the_planning_answers_whatever_is_asked(query, home, office):
    assert office.get(f"/cms/planning/?{query}").status_code == 200


def closing(home: Home, first: date, last: date, **fields) -> dict:
    dates = {"first": first.isoformat(), "last": last.isoformat()}
    return {"home": home.pk, "action": "close"} | dates | fields


def test_staff_close_nights_and_open_them_again(home, office, arrival):
    last = arrival + timedelta(days=2)
    office.post("/cms/planning/nights/", closing(home, arrival, last))
    assert home.nights.filter(kind="closed").count() == 3

    office.post("/cms/planning/nights/", closing(home, arrival, last, action="open"))
    assert not home.nights.exists()


def test_nights_of_a_stay_are_not_closed_and_staff_read_why(paid_stay, office):
    home, arrival = paid_stay.home, paid_stay.arrival
    page = office.post("/cms/planning/nights/", closing(home, arrival, arrival))

    assert paid_stay.reference in page.context["form"].errors["first"][0]
    assert not home.nights.filter(kind="closed").exists()


@pytest.mark.parametrize(
    ("first", "last", "field"),
    [(-1, 3, "first"), (5, 3, "last"), (1, 400, "last")],
)
def test_dates_that_make_no_sense_are_refused_beside_their_field(
    first, last, field, home, office, today
):
    data = closing(home, today + timedelta(days=first), today + timedelta(days=last))
    assert field in office.post("/cms/planning/nights/", data).context["form"].errors


@pytest.mark.parametrize("value", ["2027-02-30", "hier", "99999-01-01", ""])
def test_a_day_that_does_not_exist_is_refused_beside_its_field(value, home, office, today):
    data = closing(home, today, today) | {"first": value}
    assert "first" in office.post("/cms/planning/nights/", data).context["form"].errors


def test_the_form_is_filled_from_the_cell_that_was_chosen(home, office):
    page = office.get(f"/cms/planning/nights/?home={home.pk}&first=2027-03-01")
    assert page.context["form"]["last"].value() == "2027-03-01"
    assert page.context["form"]["home"].value() == str(home.pk)


def test_support_sees_the_planning_but_closes_nothing(home, client, db):
    user = User.objects.create_user("support@example.org", "x", is_staff=True)
    user.groups.add(Group.objects.get(name="support"))
    client.force_login(user)

    assert "planning/nights" not in client.get("/cms/planning/").content.decode()
    assert client.get("/cms/planning/nights/").status_code in (302, 403)


def test_a_closed_night_leaves_a_trace(home, office, staff, arrival):
    close_nights(home, arrival, arrival + timedelta(days=1), staff)
    trail = office.get(f"/cms/audit/?subject=catalogue.home:{home.pk}").content.decode()
    assert "closed nights" in trail


@pytest.mark.requirement("X-CAL-08")
def test_staff_keep_nights_for_the_owner_and_give_them_back(home, office, arrival):
    last = arrival + timedelta(days=2)
    office.post("/cms/planning/nights/", closing(home, arrival, last, action="owner"))
    (bar,) = bars(home, arrival)
    assert (bar.state, home.nights.filter(kind="owner").count()) == ("owner", 3)

    page = office.get(f"/cms/planning/?month={arrival:%Y-%m}").content.decode()
    assert "is-owner" in page

    office.post("/cms/planning/nights/", closing(home, arrival, last, action="open"))
    assert not home.nights.exists()


def test_two_closings_side_by_side_are_two_bars(home, office, arrival):
    close_nights(home, arrival, arrival + timedelta(days=1), by=None)
    close_nights(home, arrival, arrival + timedelta(days=3), by=None)
    assert [bar.length for bar in bars(home, arrival)] == [1, 2]
