from datetime import date
from decimal import Decimal

import pytest

from catalogue.rules import Rate, TaxRate, rate_for, tax_per_adult_night
from core.money import ZERO

FRIDAY = date(2027, 7, 2)
THURSDAY = date(2027, 7, 1)


def rate(pk, amount, season="", starts=date(2024, 1, 1), ends=None, valid=date(2024, 1, 1)):
    return Rate(pk, season, starts, ends, Decimal(amount), Decimal(amount) + 20, valid)


BASE = rate(1, 100)
SUMMER = rate(2, 150, "Summer", date(2027, 7, 1), date(2027, 9, 1))


def test_a_season_beats_the_base_price():
    assert rate_for(THURSDAY, [SUMMER, BASE]) is SUMMER
    assert rate_for(date(2027, 9, 1), [SUMMER, BASE]) is BASE  # its end is not included


def test_the_price_published_last_wins():
    newer = rate(3, 110, valid=date(2026, 1, 1))
    assert rate_for(date(2027, 2, 1), [newer, BASE]) is newer


def test_a_night_without_a_price_has_none():
    assert rate_for(date(2023, 1, 1), [BASE, SUMMER]) is None


def test_weekend_nights_are_friday_and_saturday():
    assert BASE.on(FRIDAY) == Decimal(120)
    assert BASE.on(THURSDAY) == Decimal(100)


PARIS_2026 = TaxRate(None, Decimal(5), Decimal("4.90"), Decimal(225))
BIARRITZ_3_STARS = TaxRate(Decimal("1.70"), ZERO, ZERO, Decimal(44))


@pytest.mark.requirement("X-LEG-03")
@pytest.mark.parametrize(
    ("tax", "night", "occupants", "each"),
    [
        (PARIS_2026, "100", 2, "8.13"),  # 2.50 x 3.25 = 8.125
        (PARIS_2026, "100", 4, "4.06"),  # children share the price: 1.25 x 3.25 = 4.0625
        (PARIS_2026, "196", 2, "15.93"),  # 5 % is the cap exactly: 4.90 x 3.25 = 15.925
        (PARIS_2026, "900", 2, "15.93"),  # over the cap
        (BIARRITZ_3_STARS, "900", 2, "2.45"),  # a classified home pays a tariff
    ],
)
def test_the_tourist_tax_of_an_adult_night(tax, night, occupants, each):
    assert tax_per_adult_night(tax, Decimal(night), occupants) == Decimal(each)
