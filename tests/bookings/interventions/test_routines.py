"""A cleaning follows every departure: planned, moved and cancelled with the stay."""

from datetime import date, datetime, time, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from bookings.interventions.rules import departure_window, must_ask
from bookings.interventions.services import fill_sheet, plan_upcoming
from bookings.models import Block, Intervention, Order
from bookings.services import (
    block_nights,
    cancel_stay,
    confirm_stay,
    free_block,
    move_block,
    move_stay,
)
from tests.payments import pay

DAY = timedelta(days=1)
PARIS = ZoneInfo("Europe/Paris")


def only_visit() -> Intervention:
    return Intervention.objects.select_related("order__price_row").get()


@pytest.mark.requirement("X-CAL-11")
def test_a_confirmed_stay_plans_its_cleaning_between_check_out_and_check_in(routine, paid_stay):
    visit = only_visit()
    day = paid_stay.departure
    assert visit.window_start == datetime.combine(day, time(11), PARIS)
    assert visit.window_end == datetime.combine(day, time(16), PARIS)
    assert [line["label"] for line in visit.checklist] == ["Produits", "Matériel"]


def test_a_hold_plans_nothing(routine, held_stay):
    assert not Intervention.objects.exists()


def test_the_traveller_paid_the_cleaning_with_the_stay(routine, paid_stay):
    order = only_visit().order
    assert (order.payer, order.price) == (Order.Payer.TRAVELLER, Decimal("0.00"))
    assert order.price_inputs == {"paid_with_stay": paid_stay.reference}


@pytest.mark.requirement("X-CAL-11")
def test_no_price_is_looked_up_for_what_was_paid_with_the_stay(routine, held_stay):
    with CaptureQueriesContext(connection) as asked:
        confirm_stay(held_stay.pk)
    sent = [query["sql"] for query in asked]
    assert not [sql for sql in sent if "catalogue_serviceprice" in sql]
    assert len([sql for sql in sent if sql.startswith("SAVEPOINT")]) == 1  # of confirm_stay


def test_a_moved_stay_moves_its_cleaning(routine, paid_stay, traveller):
    later = paid_stay.departure + 2 * DAY
    move_stay(paid_stay.pk, paid_stay.arrival, later, 2, 0, by=traveller.user)
    assert only_visit().day == later


@pytest.mark.requirement("X-CAL-11")
def test_a_cancelled_stay_cancels_its_cleaning(routine, paid_stay):
    cancel_stay(paid_stay.pk, by=None)
    visit = only_visit()
    assert visit.state == Intervention.State.CANCELLED
    assert visit.order.state == Order.State.CANCELLED


def test_a_visit_that_has_begun_stays_where_it_is(routine, paid_stay, traveller):
    visit = only_visit()
    fill_sheet(visit.pk, None, arrived_at=visit.window_start, left_at=None)
    later = paid_stay.departure + 2 * DAY
    move_stay(paid_stay.pk, paid_stay.arrival, later, 2, 0, by=traveller.user)
    cancel_stay(paid_stay.pk, by=None)
    assert (only_visit().day, only_visit().state) == (paid_stay.departure, "under_way")


@pytest.mark.requirement("X-CAL-08")
def test_an_owners_stay_plans_a_cleaning_at_the_price_in_force(routine, home, arrival, owner):
    block_nights(home, arrival, arrival + 3 * DAY, Block.Kind.OWNER, owner.user)
    visit = only_visit()
    order = visit.order
    assert visit.day == arrival + 3 * DAY
    assert (order.payer, order.price) == (Order.Payer.OWNER, Decimal("64.00"))
    assert order.price_row == routine.service.prices.get()
    assert order.price_inputs == {"basis": "per_hour", "unit": "32.00", "quantity": "2"}


def test_an_owners_stay_takes_its_cleaning_along(routine, home, arrival):
    block = block_nights(home, arrival, arrival + 3 * DAY, Block.Kind.OWNER, None)
    move_block(block, arrival, arrival + 5 * DAY, None)
    assert only_visit().day == arrival + 5 * DAY

    free_block(block, None)
    assert only_visit().state == Intervention.State.CANCELLED


def test_a_closing_needs_no_cleaning(routine, home, arrival):
    block_nights(home, arrival, arrival + 3 * DAY, Block.Kind.CLOSED, None)
    assert not Intervention.objects.exists()


def test_stays_booked_before_the_routine_are_caught_up_with_once(held_stay, french, request):
    pay(held_stay)
    request.getfixturevalue("routine")
    assert plan_upcoming() == 1
    plan_upcoming()
    assert Intervention.objects.count() == 1


def test_a_short_gap_still_leaves_three_hours():
    start, end = departure_window(date(2026, 3, 29), time(11), time(11), "Europe/Paris")
    assert end - start == timedelta(hours=3)


@pytest.mark.parametrize(
    ("cost", "approved", "asks"),
    [(150, None, False), (151, None, True), (400, 400, False), (401, 400, True), (90, 400, False)],
)
def test_only_a_cost_above_the_threshold_and_above_a_yes_is_asked(cost, approved, asks):
    yes = None if approved is None else Decimal(approved)
    assert must_ask(Decimal(cost), Decimal(150), yes) is asks
