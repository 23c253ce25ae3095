"""Other sites are told when a home is taken, never by whom, and never what they told us."""

from datetime import timedelta

import pytest
from icalendar import Calendar

from bookings.channels.exporting import Asked, calendar_of, told
from bookings.channels.feeds import address_of, change_address
from bookings.models import Block, FeedEvent
from bookings.services import block_nights, cancel_stay

from .conftest import event, make_feed

DAY = timedelta(days=1)


def fetch(client, token: str, **headers):
    return client.get(f"/ical/{token}.ics", headers=headers)


def spans(response) -> list:
    found = Calendar.from_ical(response.content).walk("VEVENT")
    return [(one.decoded("dtstart"), one.decoded("dtend")) for one in found]


@pytest.mark.requirement("X-CAL-02")
def test_whoever_knows_the_address_reads_when_the_home_is_taken(client, home, paid_stay):
    response = fetch(client, address_of(home).token)

    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    assert spans(response) == [(paid_stay.arrival, paid_stay.departure)]
    assert f"stay-{paid_stay.reference}@".encode() in response.content


@pytest.mark.requirement("X-CAL-02")
def test_nobody_is_named_in_it(client, home, paid_stay, owner, arrival):
    block_nights(home, arrival + 20 * DAY, arrival + 22 * DAY, "owner", owner.user, "Tante Jeanne")
    body = fetch(client, address_of(home).token).content.decode()

    for word in ("Ana", "Souza", "Odile", "Jeanne", "Rosiers", "@example.org"):
        assert word not in body


def test_nobody_else_reads_it(client, home):
    assert fetch(client, "x" * 40).status_code == 404
    assert fetch(client, "").status_code == 404


def test_a_changed_address_no_longer_answers(client, home, owner):
    old = address_of(home).token
    change_address(address_of(home), owner.user)

    assert fetch(client, old).status_code == 404
    assert fetch(client, address_of(home).token).status_code == 200


@pytest.mark.requirement("P11")
def test_a_site_that_knows_it_already_gets_nothing(client, home, paid_stay, staff):
    token = address_of(home).token
    etag = fetch(client, token)["ETag"]
    again = fetch(client, token, if_none_match=etag)
    assert (again.status_code, again.content) == (304, b"")
    cancel_stay(paid_stay.pk, staff)

    assert fetch(client, token, if_none_match=etag).status_code == 200


def test_a_cancelled_stay_is_not_told(client, home, paid_stay, staff):
    cancel_stay(paid_stay.pk, staff)

    assert spans(fetch(client, address_of(home).token)) == []


@pytest.mark.requirement("X-CAL-02")
def test_what_a_site_told_us_is_told_to_all_but_itself(client, feed, home, arrival, take_in):
    other = make_feed(home, "booking")
    take_in(feed, event("a", arrival, arrival + 2 * DAY))
    taken = [(arrival, arrival + 2 * DAY)]

    assert spans(fetch(client, feed.token)) == []
    assert spans(fetch(client, other.token)) == taken
    assert spans(fetch(client, address_of(home).token)) == taken


@pytest.mark.requirement("X-CAL-02")
def test_what_comes_back_to_us_is_not_told_again(client, feed, home, paid_stay, take_in):
    other = make_feed(home, "booking")
    take_in(feed, event("echo", paid_stay.arrival, paid_stay.departure, "Airbnb (Not available)"))

    assert FeedEvent.objects.get().echo
    assert len(spans(fetch(client, other.token))) == 1


def test_names_stay_the_same_when_dates_move(client, feed, home, arrival, take_in):
    take_in(feed, event("a", arrival, arrival + 2 * DAY))
    token = address_of(home).token
    before = Calendar.from_ical(fetch(client, token).content).walk("VEVENT")[0]["uid"]
    take_in(feed, event("a", arrival + DAY, arrival + 3 * DAY))

    assert Calendar.from_ical(fetch(client, token).content).walk("VEVENT")[0]["uid"] == before


def test_the_calendar_is_written_as_the_standard_wants(home, paid_stay, arrival, owner):
    block_nights(home, arrival + 9 * DAY, arrival + 10 * DAY, Block.Kind.CLOSED, owner.user)
    lines = calendar_of(told(Asked(home.pk, home.time_zone, 0))).split(b"\r\n")

    assert lines[0] == b"BEGIN:VCALENDAR" and lines[-2:] == [b"END:VCALENDAR", b""]
    assert all(len(line) <= 75 and b"\n" not in line for line in lines)
    assert sum(line.startswith(b"DTSTAMP:") for line in lines) == 2
    assert b"DTSTART;VALUE=DATE:" + f"{arrival:%Y%m%d}".encode() in lines


def test_the_nights_kept_free_after_a_stay_are_told_too(client, home, paid_stay):
    home.buffer_nights = 2
    home.save()
    end = paid_stay.departure

    assert spans(fetch(client, address_of(home).token))[1] == (end, end + 2 * DAY)
