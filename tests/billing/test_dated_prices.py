"""Every price may change; what is agreed keeps the price it was agreed at."""

from datetime import timedelta
from decimal import Decimal

import pytest
import time_machine
from django.utils import timezone

from billing.explanations import explain
from billing.quotes import quote
from catalogue.models import CleaningFee, NightlyPrice, TouristTaxRate
from catalogue.pricing import Party, total

DAY = timedelta(days=1)


@pytest.mark.requirement("M1-W3")
def test_a_new_price_counts_from_its_day_and_leaves_agreed_stays_alone(held_stay, home, today):
    agreed = held_stay.quotes.latest().total
    tomorrow = today + DAY
    NightlyPrice.objects.create(
        home=home, starts_on=today, amount=Decimal(200), valid_from=tomorrow
    )
    CleaningFee.objects.create(home=home, amount=Decimal(75), valid_from=tomorrow)

    assert price(held_stay) == agreed
    with time_machine.travel(timezone.now() + DAY):
        # 3 x 200 + 75, and a tax that is capped: 4.60 x 3.25 = 14.95 for 6 adult nights.
        assert price(held_stay) == Decimal("675.00") + 6 * Decimal("14.95")
        assert held_stay.quotes.latest().total == agreed


@pytest.mark.requirement("M1-W3", "X-LEG-03")
def test_a_town_s_new_rate_counts_for_arrivals_from_its_day_on(held_stay, home, paris):
    TouristTaxRate.objects.create(
        commune=paris,
        valid_from=held_stay.arrival + DAY,
        category="unclassified",
        percent=10,
        cap=Decimal("9.00"),
        status=TouristTaxRate.Status.UNVERIFIED,
        source="not voted yet",
    )

    before = tax(held_stay, held_stay.arrival)
    after = tax(held_stay, held_stay.arrival + DAY)

    assert before.source["valid_from"] == "2024-01-01"
    assert after.unit == Decimal("5.00")  # 100 / 2 people x 10 %, without surtaxes
    assert after.source["verified"] is False


def price(stay) -> Decimal:
    return total(quote(stay.home, stay.arrival, stay.departure, Party(2)))


def tax(stay, arrival):
    lines = quote(stay.home, arrival, arrival + DAY, Party(2))
    return next(line for line in lines if line.kind == "tourist_tax")


@pytest.mark.requirement("X-LEG-03")
def test_a_town_without_a_known_rate_says_so_instead_of_inventing_one(home, paris, arrival):
    TouristTaxRate.objects.all().delete()

    *_others, last = explain(quote(home, arrival, arrival + DAY, Party(2)))

    assert last.amount == 0
    assert len(last.why) == 1
