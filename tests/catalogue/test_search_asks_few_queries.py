"""The number of SQL statements does not grow with the homes (goal P2)."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from catalogue.search import Criteria, Order, search

# What every page asks beside its own subject: the public version, and the menus after a change.
COMMON = ("core_stamp", "cms_navigation", "cms_footer")


def statements(act) -> list[str]:
    with CaptureQueriesContext(connection) as asked:
        act()
    return [query["sql"] for query in asked]


def own(asked: list[str]) -> list[str]:
    return [sql for sql in asked if not any(name in sql for name in COMMON)]


@pytest.fixture
def stay_query(arrival, client) -> str:
    client.get("/fr/")  # menus are read once and kept
    return f"arrival={arrival}&departure={arrival + timedelta(days=3)}&adults=2"


def test_a_search_asks_at_most_ten(many_homes, three_nights):
    many_homes(20)
    few = statements(lambda: search(three_nights, "fr"))
    many_homes(180)
    many = statements(lambda: search(three_nights, "fr"))

    assert len(own(many)) == len(own(few))
    assert len(many) <= 10


def test_a_search_by_price_asks_at_most_ten(many_homes, arrival):
    many_homes(20)
    criteria = Criteria(
        arrival=arrival,
        departure=arrival + timedelta(days=3),
        max_price=150,
        order=Order.CHEAPEST,
    )

    assert len(statements(lambda: search(criteria, "fr"))) <= 10


def test_the_api_asks_at_most_ten(client, many_homes, stay_query):
    many_homes(20)
    client.get(f"/api/v1/homes?place=4e&{stay_query}")
    few = statements(lambda: client.get(f"/api/v1/homes?place=4e&{stay_query}"))
    many_homes(180)
    many = statements(lambda: client.get(f"/api/v1/homes?place=4e&{stay_query}"))

    assert len(own(many)) == len(own(few))
    assert len(many) <= 10


def test_the_search_page_asks_at_most_fifteen(client, many_homes, stay_query):
    many_homes(20)
    few = statements(lambda: client.get(f"/fr/homes/?place=4e&{stay_query}&sort=price"))
    many_homes(180)
    many = statements(lambda: client.get(f"/fr/homes/?place=4e&{stay_query}&sort=price&page=2"))

    assert len(own(many)) == len(own(few))
    assert len(few) <= 15


def test_a_page_that_finds_nothing_asks_at_most_fifteen(client, many_homes, stay_query):
    many_homes(20)
    address = f"/fr/homes/?place=4e&{stay_query}&max_price=2&bedrooms=2&kind=apartment"

    assert len(statements(lambda: client.get(address))) <= 15


def test_the_listing_page_asks_at_most_twenty_five(client, many_homes, stay_query):
    home = many_homes(20)[0]
    address = f"{home.listings.get().get_absolute_url()}?{stay_query}"
    few = statements(lambda: client.get(address))
    many_homes(180)
    many = statements(lambda: client.get(f"{address}&children=0"))

    assert len(own(many)) == len(own(few))
    assert len(few) <= 25
