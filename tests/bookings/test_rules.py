from datetime import date, timedelta
from decimal import Decimal

import pytest

from bookings.rules import Problem, Terms, horizon, problem_with, refund, refund_percent

TODAY = date(2026, 11, 22)
MONDAY = date(2027, 1, 4)
TERMS = Terms(min_nights=2, max_nights=28, capacity=4, arrival_days="1234567")
STRICT = [[30, 100], [7, 50]]


@pytest.mark.requirement("X-CAL-09")
@pytest.mark.parametrize(
    ("arrival", "nights", "people", "problem"),
    [
        (MONDAY, 2, 4, None),
        (TODAY, 2, 1, None),
        (TODAY - timedelta(days=1), 3, 1, Problem.PAST),
        (MONDAY, 0, 1, Problem.REVERSED),
        (MONDAY, -2, 1, Problem.REVERSED),
        (MONDAY, 3650, 1, Problem.TOO_FAR),
        (MONDAY, 1, 1, Problem.TOO_SHORT),
        (MONDAY, 29, 1, Problem.TOO_LONG),
        (MONDAY, 2, 5, Problem.TOO_MANY),
        (date(2028, 5, 30), 2, 1, None),  # the last nights of eighteen months
        (date(2028, 5, 31), 2, 1, Problem.TOO_FAR),
    ],
)
def test_a_home_refuses_what_it_does_not_let(arrival, nights, people, problem):
    departure = arrival + timedelta(days=nights)
    assert problem_with(TERMS, arrival, departure, people, TODAY) is problem


def test_a_home_may_take_arrivals_on_some_days_only():
    terms = Terms(1, 28, 4, arrival_days="56")

    assert problem_with(terms, MONDAY, MONDAY + timedelta(days=2), 1, TODAY) is Problem.ARRIVAL_DAY
    friday = MONDAY + timedelta(days=4)
    assert problem_with(terms, friday, friday + timedelta(days=2), 1, TODAY) is None


def test_eighteen_whole_months_can_be_booked():
    assert horizon(TODAY) == date(2028, 6, 1)


@pytest.mark.requirement("X-CAL-12")
@pytest.mark.parametrize(
    ("days", "percent"), [(31, 100), (30, 100), (29, 50), (7, 50), (6, 0), (0, 0)]
)
def test_a_policy_pays_back_by_steps(days, percent):
    assert refund_percent(STRICT, days) == percent


@pytest.mark.requirement("X-CAL-12")
def test_cleaning_and_tax_are_paid_back_whole_until_the_eve():
    due = refund(STRICT, 8, Decimal("333.33"), Decimal("60.00"), Decimal("48.78"))

    assert (due.nights, due.cleaning, due.tourist_tax) == (
        Decimal("166.67"),
        Decimal("60.00"),
        Decimal("48.78"),
    )
    assert refund(STRICT, 0, Decimal("300"), Decimal("60"), Decimal("48")).total == 0


def test_without_a_policy_no_night_is_paid_back():
    assert refund_percent([], 100) == 0
