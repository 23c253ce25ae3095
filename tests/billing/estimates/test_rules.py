"""The arithmetic of a study, checked by hand."""

from dataclasses import replace
from decimal import Decimal

import pytest

from billing.estimates.rules import (
    MONTH_DAYS,
    Case,
    Hypotheses,
    available,
    capped,
    forecast,
    in_proportion,
    month_occupancy,
    tenths,
)

D = Decimal
FLAT = [D(1)] * 12
SUPPOSED = Hypotheses(
    average_stay=D(3),
    cleaning=D("74.00"),
    owner_pays_cleaning=True,
    own_nights=0,
    night_cap=None,
    commission_percent=D("20.00"),
    subscription=D("100.00"),
    vat_percent=D(20),
)


def test_a_flat_year_is_what_anyone_would_compute():
    year = forecast(Case(D("100.00"), D("50.0")), FLAT, SUPPOSED)

    assert [month.nights for month in year.months[:3]] == [D("15.5"), D("14.0"), D("15.5")]
    january = year.months[0]
    assert january.gross == D("1550.00")
    assert january.commission == D("310.00")
    assert january.cleaning == D("382.33")  # 15.5 / 3 stays at 74 €
    assert january.net == D("857.67")
    assert year.nights == D("182.5")
    assert year.gross == D("18250.00")
    assert year.commission == D("3650.00")
    assert year.net == year.gross - year.commission - year.cleaning - D("100.00")
    assert year.occupancy == D("50.0")
    assert year.stays == D("60.8")


def test_months_follow_their_season_and_none_is_more_than_full():
    seasons = [D("0.5")] * 6 + [D("3.0")] * 6
    year = forecast(Case(D(100), D(40)), seasons, SUPPOSED)

    assert year.months[0].nights == D("6.2")  # 31 nights at 20 %
    assert year.months[6].nights == D("29.4")  # 31 nights at 95 %, not at 120 %


@pytest.mark.parametrize(
    ("cap", "nights"), [(None, D("182.5")), (365, D("182.5")), (120, D("119.1")), (90, D("89.3"))]
)
def test_a_primary_residence_stays_under_its_cap(cap, nights):
    year = forecast(Case(D(100), D(50)), FLAT, replace(SUPPOSED, night_cap=cap))

    assert year.nights == nights  # each month goes down to a tenth: never one night too many


def test_nights_kept_cannot_be_let():
    assert available(31, 0) == 31
    assert available(31, 365) == 0
    year = forecast(Case(D(100), D(50)), FLAT, replace(SUPPOSED, own_nights=73))
    assert year.nights == D("146.0")  # a fifth less than 182.5


def test_cleaning_paid_by_travellers_costs_the_owner_nothing():
    year = forecast(Case(D(100), D(50)), FLAT, replace(SUPPOSED, owner_pays_cleaning=False))

    assert year.cleaning == 0
    assert year.net == D("14500.00")


def test_a_home_that_lets_nothing_still_owes_its_subscription():
    year = forecast(Case(D(100), D(0)), FLAT, SUPPOSED)

    assert (year.gross, year.commission, year.net) == (0, 0, D("-100.00"))


def test_the_vat_within_our_fees_is_told():
    year = forecast(Case(D(100), D(50)), FLAT, SUPPOSED)

    assert year.vat == D("625.00")  # 3 750 € include 20 %


@pytest.mark.parametrize(("amount", "down"), [("1.99", "1.9"), ("2.00", "2.0"), ("0.05", "0.0")])
def test_nights_are_rounded_down(amount, down):
    assert tenths(D(amount)) == D(down)


def test_other_cases_move_with_the_one_that_is_changed():
    assert in_proportion(D(50), of=D(100), to=D(120)) == 60
    assert in_proportion(D(50), of=D(100), to=D(100)) == 50
    assert in_proportion(D(50), of=D(0), to=D(100)) == 50


def test_a_year_has_365_days_and_a_cap_keeps_its_shape():
    assert sum(MONTH_DAYS) == 365
    assert capped([D(10), D(20)], 15) == [D(5), D(10)]
    assert month_occupancy(D(60), D(2)) == 95
