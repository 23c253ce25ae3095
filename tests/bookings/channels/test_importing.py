"""What another site sells is taken here, and given back only when it is surely free."""

from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from bookings.channels.alarms import books_at_once
from bookings.channels.retention import forget_titles
from bookings.errors import CannotBook
from bookings.models import Block, Conflict, Feed, FeedEvent, Night, Stay
from bookings.services import cancel_stay, close_nights
from core.models import AuditEntry, OutboxEntry

from .conftest import event, make_feed

DAY = timedelta(days=1)
QUARTER = timedelta(minutes=15)


def later(minutes: int = 15):
    return time_machine.travel(timezone.now() + timedelta(minutes=minutes), tick=False)


def nights_of(home, kind: str | None = None) -> list:
    found = Night.objects.filter(home=home)
    return [night.date for night in (found.filter(kind=kind) if kind else found)]


@pytest.mark.requirement("X-CAL-01")
def test_a_reservation_elsewhere_takes_its_nights_but_not_the_day_of_check_out(
    feed, home, arrival, take_in
):
    take_in(feed, event("one", arrival, arrival + 3 * DAY))

    assert nights_of(home, Night.Kind.IMPORTED) == [arrival, arrival + DAY, arrival + 2 * DAY]
    assert FeedEvent.objects.get().block.kind == Block.Kind.IMPORTED
    assert feed.last_good_at is not None


@pytest.mark.requirement("X-CAL-01")
def test_nights_sold_elsewhere_cannot_be_booked(feed, home, traveller, arrival, take_in, book_it):
    take_in(feed, event("one", arrival, arrival + 3 * DAY))

    with pytest.raises(CannotBook):
        book_it(home, traveller, arrival + DAY, arrival + 4 * DAY)


def test_what_is_not_available_there_is_closed_here(feed, home, arrival, take_in):
    take_in(feed, event("one", arrival, arrival + 2 * DAY, "Airbnb (Not available)"))

    assert nights_of(home, Night.Kind.CLOSED) == [arrival, arrival + DAY]
    assert nights_of(home, Night.Kind.IMPORTED) == []


@pytest.mark.requirement("X-LEG-02")
def test_a_stay_sold_elsewhere_counts_though_its_owner_had_closed_the_night(
    feed, home, arrival, take_in
):
    close_nights(home, arrival - DAY, arrival + 4 * DAY, by=None)
    take_in(feed, event("one", arrival, arrival + 2 * DAY))
    assert nights_of(home, Night.Kind.IMPORTED) == [arrival, arrival + DAY]

    take_in(feed, event("one", arrival, arrival + 2 * DAY, "Reserved", "STATUS:CANCELLED"))
    assert len(nights_of(home, Night.Kind.CLOSED)) == 5


def test_what_only_repeats_our_own_closing_is_not_taken_for_a_stay(feed, home, arrival, take_in):
    close_nights(home, arrival, arrival + 4 * DAY, by=None)
    take_in(feed, event("one", arrival, arrival + 4 * DAY, "CLOSED - Not available"))
    assert nights_of(home, Night.Kind.IMPORTED) == []


def test_a_reservation_that_moves_under_its_name_moves_here(feed, home, arrival, take_in):
    take_in(feed, event("one", arrival, arrival + 2 * DAY))
    take_in(feed, event("one", arrival + 9 * DAY, arrival + 10 * DAY))

    assert nights_of(home) == [arrival + 9 * DAY]
    assert FeedEvent.objects.count() == Block.objects.count() == 1


@pytest.mark.requirement("P11")
def test_an_unchanged_calendar_costs_no_write(feed, home, arrival, take_in):
    stamped = [
        event(f"{n}", arrival + n * DAY, arrival + (n + 1) * DAY, "Reserved", "DTSTAMP:%sZ")
        for n in range(20)
    ]
    take_in(feed, *(one % "20260101T000000" for one in stamped))

    with CaptureQueriesContext(
        connection,
    ) as asked:
        take_in(feed, *(one % "20260101T001500" for one in reversed(stamped)))

    assert all(query["sql"].startswith("SELECT") for query in asked)


def test_a_calendar_read_well_is_noted_once_an_hour(feed, arrival, take_in):
    take_in(feed, event("one", arrival, arrival + DAY))
    before = feed.last_good_at
    with later(50):
        assert take_in(feed, event("one", arrival, arrival + DAY)).last_good_at == before
    with later(61):
        assert take_in(feed, event("one", arrival, arrival + DAY)).last_good_at > before


def many(arrival, count: int) -> list[str]:
    return [event(f"{n}", arrival + 2 * n * DAY, arrival + (2 * n + 1) * DAY) for n in range(count)]


def test_nights_come_free_only_after_two_good_fetches_without_the_event(
    feed, home, arrival, take_in
):
    events = many(arrival, 5)
    take_in(feed, *events)
    take_in(feed, *events[1:])
    assert arrival in nights_of(home)
    take_in(feed, *events[1:])  # at once: the same slip of the other site
    assert arrival in nights_of(home)
    with later():
        take_in(feed, *events[1:])

    assert arrival not in nights_of(home)
    assert len(nights_of(home)) == 4


def test_an_event_that_comes_back_was_never_gone(feed, home, arrival, take_in):
    events = many(arrival, 5)
    take_in(feed, *events)
    take_in(feed, *events[1:])
    with later():
        take_in(feed, *events)
    with later(30):
        take_in(feed, *events[1:])

    assert arrival in nights_of(home)


def test_an_event_that_was_gone_for_good_may_come_back(feed, home, arrival, take_in):
    events = many(arrival, 5)
    take_in(feed, *events)
    take_in(feed, *events[1:])
    with later():
        take_in(feed, *events[1:])
    with later(30):
        take_in(feed, *events)

    assert arrival in nights_of(home)


def test_what_its_site_calls_cancelled_is_free_at_once(feed, home, arrival, take_in):
    take_in(feed, event("one", arrival, arrival + DAY))
    take_in(feed, event("one", arrival, arrival + DAY, "Reserved", "STATUS:CANCELLED"))

    assert nights_of(home) == []


def test_a_past_stay_that_leaves_the_calendar_is_no_cancellation(feed, home, today, take_in):
    take_in(feed, event("past", today - 4 * DAY, today), event("next", today, today + DAY))
    take_in(feed, event("next", today, today + DAY))
    with later():
        take_in(feed, event("next", today, today + DAY))

    assert FeedEvent.objects.get(uid="past").cancelled_at is None


def test_nights_behind_us_stay_counted_when_a_running_stay_is_shortened(feed, home, today, take_in):
    others = many(today + 30 * DAY, 4)
    take_in(feed, event("runs", today - 2 * DAY, today + 3 * DAY), *others)
    take_in(feed, *others)
    with later():
        take_in(feed, *others)

    near = [day for day in nights_of(home, Night.Kind.IMPORTED) if day < today + 30 * DAY]
    assert near == [day for day in (today - 2 * DAY, today - DAY) if day.year == today.year]


def test_a_running_stay_that_changes_name_and_start_every_day_stays_taken(
    feed, home, today, take_in
):
    words = "CLOSED - Not available"
    take_in(feed, event("monday", today - DAY, today + 4 * DAY, words))
    take_in(feed, event("tuesday", today, today + 4 * DAY, words))
    with later():
        take_in(feed, event("tuesday", today, today + 4 * DAY, words))

    assert feed.alarm == ""
    assert [day for day in nights_of(home) if day >= today] == [today + n * DAY for n in range(4)]


def test_a_window_of_closed_dates_slides_without_an_alarm(feed, home, arrival, take_in):
    shut = "Airbnb (Not available)"
    take_in(feed, event("w1", arrival, arrival + 30 * DAY, shut))
    take_in(feed, event("w2", arrival + DAY, arrival + 31 * DAY, shut))
    with later():
        take_in(feed, event("w2", arrival + DAY, arrival + 31 * DAY, shut))

    assert feed.alarm == ""
    assert nights_of(home, Night.Kind.CLOSED) == [arrival + n * DAY for n in range(1, 31)]


@pytest.mark.parametrize("body", [b"", b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n"])
@pytest.mark.requirement("X-CAL-13")
def test_a_calendar_that_suddenly_empties_frees_nothing_and_raises_an_alarm(
    feed, home, arrival, take_in, body
):
    take_in(feed, *many(arrival, 3))
    take_in(feed, body=body)
    with later():
        take_in(feed, body=body)

    assert (feed.alarm, len(nights_of(home))) == ("emptied", 3)
    assert not books_at_once(home)
    assert OutboxEntry.objects.filter(key__startswith="bookings/feed_alarm").count() == 1


def test_an_empty_calendar_that_was_empty_alarms_nobody(feed, home, take_in):
    take_in(feed, body=b"")

    assert feed.alarm == "" and books_at_once(home)


@pytest.mark.requirement("X-CAL-13")
def test_a_calendar_that_loses_half_of_its_entries_frees_nothing(feed, home, arrival, take_in):
    events = many(arrival, 6)
    take_in(feed, *events)
    take_in(feed, *events[3:])

    assert (feed.alarm, len(nights_of(home))) == ("shrunk", 6)


def test_new_reservations_are_taken_even_under_an_alarm(feed, home, arrival, take_in):
    take_in(feed, *many(arrival, 6))
    take_in(feed, event("new", arrival + 50 * DAY, arrival + 51 * DAY))

    assert feed.alarm == "shrunk"
    assert arrival + 50 * DAY in nights_of(home)


@pytest.mark.requirement("X-CAL-13")
def test_the_alarm_ends_when_the_entries_come_back(feed, home, arrival, take_in):
    events = many(arrival, 3)
    take_in(feed, *events)
    take_in(feed, body=b"")
    take_in(feed, *events)

    assert feed.alarm == "" and books_at_once(home)


def test_a_person_may_say_that_the_calendar_is_really_empty(feed, home, arrival, take_in):
    take_in(feed, *many(arrival, 3))
    take_in(feed, body=b"")
    Feed.objects.update(removal_allowed=True)
    take_in(feed, body=b"")

    assert (feed.alarm, nights_of(home), feed.removal_allowed) == ("", [], False)


def test_the_same_booking_in_two_calendars_is_no_double_booking(feed, home, arrival, take_in):
    other = make_feed(home, "booking")
    take_in(feed, event("a", arrival, arrival + 2 * DAY))
    take_in(other, event("b", arrival, arrival + 2 * DAY))
    assert not Conflict.objects.exists()
    take_in(feed, event("a", arrival, arrival + 2 * DAY, "Reserved", "STATUS:CANCELLED"))

    assert nights_of(home) == [arrival, arrival + DAY]
    assert Night.objects.first().block.feed_event.feed == other


@pytest.mark.requirement("X-CAL-01")
def test_a_double_booking_is_told_and_our_stay_keeps_its_nights(
    feed, home, paid_stay, arrival, take_in
):
    take_in(feed, event("a", arrival + DAY, arrival + 5 * DAY))

    conflict = Conflict.objects.get()
    assert (conflict.stay, conflict.event.uid) == (paid_stay, "a")
    assert Night.objects.filter(stay=paid_stay, kind=Night.Kind.STAY).count() == 3
    assert nights_of(home, Night.Kind.IMPORTED) == [arrival + 3 * DAY, arrival + 4 * DAY]
    letters = OutboxEntry.objects.filter(key__startswith="bookings/conflict")
    assert [one.payload["user"] for one in letters] == [home.owner.user_id]


def test_a_double_booking_is_told_once(feed, home, held_stay, arrival, take_in):
    for _time in range(3):
        take_in(feed, event("a", arrival, arrival + 5 * DAY))

    assert Conflict.objects.count() == 1


def test_a_calendar_full_of_double_bookings_fills_no_mailbox(
    feed, home, paid_stay, arrival, take_in
):
    take_in(feed, *(event(f"e{n}", arrival, arrival + 2 * DAY) for n in range(60)))

    assert Conflict.objects.open().count() == 50
    assert OutboxEntry.objects.filter(key__startswith="bookings/conflict").count() == 5
    Conflict.objects.filter(pk__in=Conflict.objects.values("pk")[:20]).update(
        settled_at=timezone.now(), settled_by=home.owner.user
    )
    take_in(feed, *(event(f"e{n}", arrival, arrival + 2 * DAY) for n in range(60)))
    assert Conflict.objects.open().count() == 40  # those that waited


def test_a_double_booking_is_over_when_our_stay_is_cancelled(
    feed, home, paid_stay, arrival, take_in, staff
):
    take_in(feed, event("a", arrival, arrival + 3 * DAY))
    cancel_stay(paid_stay.pk, staff)
    assert nights_of(home, Night.Kind.IMPORTED) == [arrival + n * DAY for n in range(3)]
    take_in(feed, event("a", arrival, arrival + 3 * DAY))

    assert Conflict.objects.get().settled_at is not None


def test_what_a_site_learnt_from_us_and_says_back_is_no_double_booking(
    feed, home, paid_stay, arrival, take_in
):
    take_in(feed, event("echo", arrival, arrival + 3 * DAY, "CLOSED - Not available"))

    assert not Conflict.objects.exists()
    assert FeedEvent.objects.get().echo


def test_a_calendar_that_says_nothing_new_is_not_in_the_trail(feed, arrival, take_in):
    take_in(feed, event("one", arrival, arrival + DAY))
    take_in(feed, event("one", arrival, arrival + DAY))

    assert AuditEntry.objects.filter(verb="imported").count() == 1


def test_a_stay_of_ours_and_its_state_are_left_alone(feed, paid_stay, arrival, take_in):
    take_in(feed, event("a", arrival, arrival + 3 * DAY))

    paid_stay.refresh_from_db()
    assert paid_stay.state == Stay.State.CONFIRMED


def test_the_names_of_guests_elsewhere_are_forgotten_after_their_year(feed, home, arrival, take_in):
    take_in(feed, event("one", arrival, arrival + 2 * DAY, "Réservée - Camille"))

    assert forget_titles(arrival) == 0
    assert forget_titles(arrival.replace(year=arrival.year + 2, day=1)) == 1
    assert FeedEvent.objects.get().summary == ""
