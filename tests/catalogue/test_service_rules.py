from decimal import Decimal

import pytest

from catalogue.rules import Tariff, may_cost, service_price
from core.money import vat_within


def tariff(basis: str, amount: str | None) -> Tariff:
    return Tariff(basis, None if amount is None else Decimal(amount), Decimal(20))


@pytest.mark.parametrize(
    ("basis", "amount", "quantity", "total"),
    [
        ("fixed", "180", "1", "180"),
        ("fixed", "180", "3", "180"),  # one job, whatever its size
        ("from", "60", "1", "60"),
        ("per_km", "2.20", "12", "26.40"),
        ("per_km", "2.20", "12.5", "27.50"),
        ("per_km", "0.333", "0.5", "0.17"),  # half up to the cent
        ("per_hour", "32", "1.5", "48"),
        ("per_item", "9", "4", "36"),
    ],
)
def test_a_price_follows_the_quantity_it_is_for(basis, amount, quantity, total):
    assert service_price(tariff(basis, amount), Decimal(quantity)) == Decimal(total)


def test_only_a_quote_tells_what_a_service_on_quote_costs():
    assert service_price(tariff("quote", None), Decimal(3)) is None


@pytest.mark.requirement("A4-3", "A4-4", "A4-5")
@pytest.mark.parametrize(
    ("basis", "amount", "final", "kept"),
    [
        ("from", "60", "59.99", False),
        ("from", "60", "60", True),
        ("from", "60", "140", True),
        ("fixed", "180", "180", True),
        ("fixed", "180", "179", False),
        ("fixed", "180", "181", False),
        ("per_hour", "32", "64", True),
        ("per_hour", "32", "63", False),
        ("quote", None, "1", True),
        ("quote", None, "0", False),
    ],
)
def test_a_final_price_keeps_what_was_announced(basis, amount, final, kept):
    assert may_cost(tariff(basis, amount), Decimal(final), Decimal(2)) is kept


def test_the_vat_within_a_price_is_what_the_state_gets():
    assert vat_within(Decimal("180"), Decimal(20)) == Decimal("30.00")
