"""A stay travels into the traveller's own calendar."""

from datetime import datetime, timedelta

import pytest
from icalendar import Calendar

from bookings.services import cancel_stay

pytestmark = pytest.mark.django_db


def file_of(client, stay):
    return client.get(f"/fr/stays/{stay.reference}/calendar.ics")


def test_a_confirmed_stay_lasts_from_check_in_to_check_out(client, traveller, paid_stay):
    client.force_login(traveller.user)
    answer = file_of(client, paid_stay)
    event = next(iter(Calendar.from_ical(answer.content).walk("VEVENT")))
    home = paid_stay.home

    assert answer.headers["Content-Type"].startswith("text/calendar")
    assert event["DTSTART"].dt.replace(tzinfo=None) == datetime.combine(
        paid_stay.arrival, home.check_in_from
    )
    assert event["DTEND"].dt.date() == paid_stay.departure
    assert event["DTEND"].dt.utcoffset() in (timedelta(hours=1), timedelta(hours=2))
    assert home.street in event["LOCATION"]


def test_the_page_of_the_stay_offers_it(client, traveller, paid_stay):
    client.force_login(traveller.user)

    assert (
        f"/{paid_stay.reference}/calendar.ics"
        in client.get(f"/fr/stays/{paid_stay.reference}/").content.decode()
    )


def test_a_stranger_gets_nothing(client, stranger, paid_stay):
    client.force_login(stranger.user)

    assert file_of(client, paid_stay).status_code == 404


def test_a_cancelled_stay_is_in_no_calendar(client, traveller, paid_stay):
    cancel_stay(paid_stay.pk, traveller.user)
    client.force_login(traveller.user)

    assert file_of(client, paid_stay).status_code == 404
