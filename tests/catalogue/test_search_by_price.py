"""Prices are compared exactly: the average of the very nights asked for."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from catalogue.models import Home, NightlyPrice
from catalogue.search import Criteria, Order, search
from catalogue.search.results import found_ids
from tests.conftest import make_home


@pytest.fixture
def three(owner, agency, french) -> list[Home]:
    """100 € a night, 120 € on weekends; the second 90 € always; the third without a price."""
    homes = [make_home(owner, agency, french, f"E{number}", rank=3 - number) for number in range(3)]
    homes[1].nightly_prices.update(amount=90, weekend_amount=None)
    homes[2].nightly_prices.all().delete()
    return homes


def test_the_cheapest_comes_first_and_the_unpriced_last(three, arrival):
    first, second, third = (home.pk for home in three)
    stay = {"arrival": arrival, "departure": arrival + timedelta(days=2)}

    assert found_ids(Criteria(**stay, order=Order.CHEAPEST), "fr") == [second, first, third]
    assert found_ids(Criteria(**stay, order=Order.DEAREST), "fr") == [first, second, third]


def test_a_price_limit_counts_the_average_of_the_nights(three, arrival):
    """Thursday to Sunday: one night at 100 and two at 120 make 113.33 on average."""
    first, second, _third = (home.pk for home in three)
    thursday = arrival + timedelta(days=3)
    stay = {"arrival": thursday, "departure": thursday + timedelta(days=3)}

    assert found_ids(Criteria(**stay, max_price=Decimal("113.33")), "fr") == [first, second]
    assert found_ids(Criteria(**stay, max_price=Decimal("113.32")), "fr") == [second]
    assert found_ids(Criteria(**stay, min_price=Decimal("113.33")), "fr") == [first]


def test_a_season_changes_the_price_of_its_nights_alone(three, arrival):
    NightlyPrice.objects.create(
        home=three[0],
        season="Fête",
        starts_on=arrival + timedelta(days=1),
        ends_on=arrival + timedelta(days=2),
        amount=300,
        valid_from=date(2024, 1, 1),
    )
    criteria = Criteria(arrival=arrival, departure=arrival + timedelta(days=2), adults=2)

    card = search(criteria, "fr").cards[0]

    assert card.night_price == Decimal(200)
    assert card.nights == 2
    assert found_ids(Criteria(**vars(criteria) | {"min_price": 200}), "fr") == [three[0].pk]


def test_without_dates_the_base_price_counts(three):
    first, second, _third = (home.pk for home in three)

    assert found_ids(Criteria(order=Order.CHEAPEST), "fr")[:2] == [second, first]
    assert found_ids(Criteria(max_price=Decimal(95)), "fr") == [second]
