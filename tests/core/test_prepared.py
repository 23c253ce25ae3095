"""Queries that are worded once give what they would if they were worded each time."""

from datetime import timedelta

import pytest
from django.db.models import QuerySet

from catalogue.models import Home, NightlyPrice
from core.prepared import Blank, prepared

pytestmark = pytest.mark.django_db
COLUMNS = ("pk", "amount", "valid_from", "ends_on")


@prepared
def capacities(unlike: str = "?") -> QuerySet:
    """Homes whose street does not have some letters in it."""
    rows = Home.objects.filter(pk__in=Blank("homes", many=True), capacity__gte=Blank("people"))
    return rows.exclude(street__contains=unlike).values_list("pk", "capacity")


@prepared
def prices() -> QuerySet:
    rows = NightlyPrice.objects.filter(home=Blank("home"), valid_from__lte=Blank("day"))
    return rows.values_list(*COLUMNS)


def test_the_blanks_are_filled_anew_each_time(home):
    assert list(capacities(homes=[home.pk], people=1)) == [(home.pk, home.capacity)]
    assert list(capacities(homes=[home.pk, 0, -1], people=1)) == [(home.pk, home.capacity)]
    assert list(capacities(homes={home.pk}, people=99)) == []


def test_each_wording_is_its_own(home):
    home.street = "100% rue"
    home.save()

    assert list(capacities("100%", homes=[home.pk], people=1)) == []
    assert list(capacities("100%%", homes=[home.pk], people=1)) == [(home.pk, home.capacity)]


def test_nothing_is_in_an_empty_list(home, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert list(capacities(homes=[], people=1)) == []


def test_columns_have_the_types_of_their_fields(home):
    price = home.nightly_prices.get(season="")

    (found,) = prices(home=home.pk, day=price.valid_from)

    assert tuple(found) == NightlyPrice.objects.values_list(*COLUMNS).get(pk=price.pk)
    assert list(prices(home=home.pk, day=price.valid_from - timedelta(days=1))) == []
