"""The owner's calendar: what has each night, closing nights, staying there oneself."""

from datetime import timedelta

import pytest

from bookings.models import Block, Intervention
from bookings.services import block_nights, close_nights
from tests.bookings.visits import make_routine

DAY = timedelta(days=1)


@pytest.fixture
def mine(client, owner):
    client.force_login(owner.user)
    return client


def url(home, arrival) -> str:
    return f"/fr/owner/homes/{home.reference}/calendar/?month={arrival:%Y-%m}"


def wish(first, last, **fields) -> dict[str, str]:
    dates = {"first": first.isoformat(), "last": last.isoformat()}
    return dates | {"kind": "closed", "note": ""} | fields


@pytest.mark.requirement("M1-O3")
def test_a_stay_shows_a_first_name_and_how_many_come_and_no_more(paid_stay, home, arrival, mine):
    page = mine.get(url(home, arrival)).content.decode()
    assert "Ana, 2" in page
    assert "Souza" not in page and paid_stay.traveller.user.email not in page

    every = mine.get(f"/fr/owner/calendar/?month={arrival:%Y-%m}").content.decode()
    assert ">Ana<" in every and "Souza" not in every


@pytest.mark.requirement("M1-O3", "X-CAL-08")
def test_an_owner_notes_an_own_stay_and_a_cleaning_follows(home, arrival, mine, french):
    make_routine(french)
    data = wish(arrival, arrival + 3 * DAY, kind="owner", note="Noël")
    assert mine.post(url(home, arrival), data).status_code == 302
    block = home.blocks.get()
    assert (block.kind, block.note, home.nights.count()) == ("owner", "Noël", 3)
    assert Intervention.objects.get().day == arrival + 3 * DAY
    assert "Noël" in mine.get(url(home, arrival)).content.decode()


@pytest.mark.requirement("M1-O3")
def test_nights_of_a_stay_are_not_closed_and_the_sentence_names_them(
    paid_stay, home, arrival, mine
):
    page = mine.post(url(home, arrival), wish(arrival - DAY, arrival + 5 * DAY))
    (sentence,) = page.context["form"].errors["first"]
    assert str(arrival.day) in sentence
    assert not home.blocks.exists()


@pytest.mark.parametrize(
    ("first", "last", "field"), [(-1, 2, "first"), (3, 3, "last"), (4, 3, "last"), (1, 500, "last")]
)
def test_dates_that_make_no_sense_are_refused_beside_their_field(
    home, today, mine, first, last, field
):
    page = mine.post(url(home, today), wish(today + first * DAY, today + last * DAY))
    assert field in page.context["form"].errors


@pytest.mark.parametrize("data", [{}, {"first": "hier", "last": "2027-02-30", "kind": "imported"}])
def test_what_is_no_date_is_refused(home, today, mine, data):
    assert mine.post(url(home, today), data).context["form"].errors


def test_a_closing_is_changed_and_given_back_once_it_is_confirmed(home, arrival, mine):
    close_nights(home, arrival, arrival + 3 * DAY, by=None)
    block = home.blocks.get()
    page = f"/fr/owner/homes/{home.reference}/calendar/{block.pk}/"
    assert f'value="{arrival.isoformat()}"' in mine.get(page).content.decode()  # browsers read it
    mine.post(page, {"first": arrival, "last": arrival + 5 * DAY, "note": "Travaux"})
    block.refresh_from_db()
    assert (block.last, block.note, block.nights.count()) == (arrival + 5 * DAY, "Travaux", 5)

    mine.get(f"{page}remove/")
    assert home.blocks.exists()
    mine.post(f"{page}remove/")
    assert not home.nights.exists()


def test_a_closing_is_not_moved_over_a_stay(paid_stay, home, arrival, mine):
    block = block_nights(home, arrival + 4 * DAY, arrival + 6 * DAY, Block.Kind.CLOSED, None)
    page = f"/fr/owner/homes/{home.reference}/calendar/{block.pk}/"
    answer = mine.post(page, {"first": arrival, "last": arrival + 6 * DAY, "note": ""})
    assert answer.context["form"].errors["first"]
    assert block.nights.count() == 2


def test_what_another_calendar_booked_is_not_changed_here(home, arrival, mine):
    block = block_nights(home, arrival, arrival + DAY, Block.Kind.IMPORTED, None, note="Airbnb")
    assert "Airbnb" in mine.get(url(home, arrival)).content.decode()
    page = f"/fr/owner/homes/{home.reference}/calendar/{block.pk}/"
    assert mine.get(page).status_code == 404


def test_two_clicks_choose_the_nights(home, arrival, mine):
    page = mine.get(f"{url(home, arrival)}&first={arrival}")
    assert f"last={arrival + 3 * DAY}" in page.content.decode()
    page = mine.get(f"{url(home, arrival)}&first={arrival}&last={arrival + 3 * DAY}")
    assert page.context["form"]["last"].value() == (arrival + 3 * DAY).isoformat()


@pytest.mark.parametrize("query", ["month=x", "month=9999-01", "month=0001-01", "first=x&last=y"])
def test_odd_addresses_are_answered(home, mine, query):
    assert mine.get(f"/fr/owner/homes/{home.reference}/calendar/?{query}").status_code == 200
    assert mine.get(f"/fr/owner/calendar/?{query}").status_code == 200


@pytest.mark.requirement("M1-O3")
def test_the_calendar_takes_as_many_queries_whatever_happens(
    paid_stay, home, arrival, mine, django_assert_max_num_queries
):
    for number in range(5, 60, 4):
        close_nights(home, arrival + number * DAY, arrival + (number + 2) * DAY, by=None)
    mine.get(url(home, arrival))
    with django_assert_max_num_queries(13):
        page = mine.get(url(home, arrival))
    assert len(page.context["calendar"].holders) == 15
