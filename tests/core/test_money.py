from decimal import Decimal

import pytest

from core.money import cents, format_money, from_minor, to_minor


@pytest.mark.parametrize(
    ("amount", "rounded"),
    [
        ("8.125", "8.13"),
        ("4.125", "4.13"),  # half to even would give 4.12
        ("0.005", "0.01"),
        ("-0.005", "-0.01"),
        ("2.674999", "2.67"),
    ],
)
def test_cents_are_rounded_half_up(amount, rounded):
    assert cents(Decimal(amount)) == Decimal(rounded)


def test_minor_units_go_there_and_back():
    assert to_minor(Decimal("408.78")) == 40878
    assert from_minor(40878) == Decimal("408.78")


def test_money_is_written_as_the_reader_writes_it():
    assert format_money(Decimal("1234.5"), "en") == "€1,234.50"
    assert (
        format_money(Decimal("1234.5"), "fr").replace("\u202f", " ").replace("\xa0", " ")
        == "1 234,50 €"
    )
