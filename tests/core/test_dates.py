from datetime import date

import pytest

from core.dates import months_later, nights


@pytest.mark.parametrize(
    ("arrival", "departure", "count"),
    [
        (date(2027, 3, 27), date(2027, 3, 29), 2),  # over the hour that is missing
        (date(2027, 10, 30), date(2027, 11, 1), 2),  # over the hour that comes twice
        (date(2028, 2, 28), date(2028, 3, 1), 2),  # leap day
        (date(2027, 12, 31), date(2028, 1, 1), 1),
    ],
)
def test_a_stay_has_one_night_for_each_eve(arrival, departure, count):
    assert len(list(nights(arrival, departure))) == count


def test_the_last_night_is_the_eve_of_departure():
    assert list(nights(date(2027, 5, 1), date(2027, 5, 3))) == [
        date(2027, 5, 1),
        date(2027, 5, 2),
    ]


def test_months_are_counted_over_the_year():
    assert months_later(date(2026, 11, 22), 2) == date(2027, 1, 1)
    assert months_later(date(2026, 12, 31), 12) == date(2027, 12, 1)
