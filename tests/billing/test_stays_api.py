"""Stays over the API: whoever is logged in has their own, once, and errors say what is wrong."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from billing.services import book
from bookings.models import Stay
from catalogue.pricing import Party

pytestmark = pytest.mark.django_db


@pytest.fixture
def mine(client, traveller):
    client.force_login(traveller.user)
    return client


def wish(home, arrival, **more):
    dates = {"arrival": f"{arrival}", "departure": f"{arrival + timedelta(days=3)}"}
    return {"home": home.reference, "adults": 2, **dates, **more}


def hold(client, data, key="key-of-a-client"):
    return client.post(
        "/api/v1/stays", data, content_type="application/json", headers={"Idempotency-Key": key}
    )


def test_a_hold_sent_twice_is_held_once(mine, home, arrival):
    first, second = (hold(mine, wish(home, arrival)) for _time in range(2))

    assert (first.status_code, second.status_code) == (201, 201)
    assert first.json() == second.json()
    assert Stay.objects.get().reference == first.json()["reference"]


def test_a_key_used_for_another_wish_is_refused(mine, home, arrival):
    hold(mine, wish(home, arrival))

    answer = hold(mine, wish(home, arrival, adults=1))

    assert answer.status_code == 422
    assert answer["Content-Type"] == "application/problem+json"


def test_taken_nights_are_a_conflict(mine, home, arrival, stranger):
    book(home, stranger, arrival, arrival + timedelta(days=3), Party(2))

    answer = hold(mine, wish(home, arrival))

    assert (answer.status_code, answer.json()["problem"]) == (409, "taken")


def test_a_strangers_stay_is_not_found(client, paid_stay, stranger):
    client.force_login(stranger.user)

    assert client.get(f"/api/v1/stays/{paid_stay.reference}").status_code == 404
    assert client.post(f"/api/v1/stays/{paid_stay.reference}/cancel").status_code == 404
    assert client.get("/api/v1/stays").json() == []


def test_nobody_reads_stays_without_logging_in(client, paid_stay):
    for path in ("stays", f"stays/{paid_stay.reference}"):
        assert client.get(f"/api/v1/{path}").status_code == 401


def test_a_cancelled_stay_says_so(mine, paid_stay):
    answer = mine.post(f"/api/v1/stays/{paid_stay.reference}/cancel")

    assert (answer.status_code, answer.json()["state"]) == (200, "cancelled")


def test_cancelling_a_hold_gives_its_nights_back(mine, held_stay):
    answer = mine.post(f"/api/v1/stays/{held_stay.reference}/cancel")

    assert answer.json()["state"] == "expired"
    assert not held_stay.nights.exists()


def test_a_stay_that_has_begun_cannot_be_cancelled(mine, paid_stay, today):
    Stay.objects.filter(pk=paid_stay.pk).update(arrival=today - timedelta(days=1))

    assert mine.post(f"/api/v1/stays/{paid_stay.reference}/cancel").status_code == 409


def test_more_stays_are_listed_with_no_more_queries(mine, home, traveller, arrival):
    def count() -> int:
        with CaptureQueriesContext(
            connection,
        ) as asked:
            assert mine.get("/api/v1/stays").status_code == 200
        return len(asked)

    def add(weeks: int) -> None:
        first = arrival + timedelta(weeks=weeks)
        book(home, traveller, first, first + timedelta(days=3), Party(2))

    add(0)
    one = count()
    add(1)
    add(2)

    assert count() == one


def test_a_body_that_is_no_json_is_refused_in_one_shape(mine):
    answer = mine.post("/api/v1/quotes", "{", content_type="application/json")

    assert answer.status_code == 400
    assert answer["Content-Type"] == "application/problem+json"
