"""Every address of the owner's space and of reports at the door, asked by whom it is not for."""

import pytest
from django.test import Client
from django.urls import URLPattern, get_resolver

from accounts.models import Owner, User
from bookings.inventory.services import begin_report
from bookings.models import Block, CalendarAddress, Feed
from bookings.services import block_nights
from bookings.threads.services import start_thread
from catalogue.models import Room
from tests.billing.owners import sign

SPACES = ("owner/", "inventory/")
KINDS = {"kind": "entry", "party": "agent", "which": "photo"}


def patterns(found, route=""):
    for one in found:
        here = route + str(one.pattern).removeprefix("^").removesuffix("$")
        if isinstance(one, URLPattern):
            yield here
        else:
            yield from patterns(one.url_patterns, here)


def routes() -> list[str]:
    french = next(one for one in get_resolver().url_patterns if str(one.pattern) == "fr/")
    return sorted({one for one in patterns(french.url_patterns, "") if one.startswith(SPACES)})


def filled(route: str, names: dict[str, str]) -> str:
    """The route with a value for each argument, whether it is written <int:pk> or (?P<pk>…)."""
    path = route.replace("(?P<", "<").replace("^", "")
    while "<" in path:
        before, _open, rest = path.partition("<")
        argument, _close, after = rest.partition(">")
        if "(?P<" + argument + ">" in route:
            after = after.partition(")")[2]
        path = before + names.get(argument.rpartition(":")[2], "1") + after
    return f"/fr/{path}"


@pytest.fixture
def things(home, paid_stay, staff, owner, arrival) -> dict[str, str]:
    """One of each thing that an address names, all of them of one owner."""
    block_nights(home, arrival.replace(day=1, year=arrival.year + 1),
                 arrival.replace(day=3, year=arrival.year + 1), Block.Kind.OWNER, None)  # fmt: skip
    Feed.objects.create(home=home, channel="airbnb", address="https://a.example/x.ics")
    CalendarAddress.objects.get_or_create(home=home)
    start_thread(owner, "Bonjour", "La clé", owner.user, home)
    Room.objects.create(home=home, name="Salon", sort_order=0)
    begin_report(paid_stay, "entry", staff)
    number = sign(owner).number
    return KINDS | {"reference": home.reference, "number": number, "row": "1"}


def answers(client: Client, address: str) -> set[int]:
    return {client.get(address).status_code, client.post(address, {}).status_code}


def test_the_walk_knows_the_addresses():
    assert len(routes()) > 75


def test_nobody_gets_further_than_the_login(things, client):
    for route in routes():
        address = filled(route, things)
        for answer in (client.get(address), client.post(address, {})):
            assert answer.status_code in (302, 404, 405), address
            assert answer.status_code != 302 or "/accounts/login/" in answer.url, address


def test_a_traveller_finds_nothing(things, traveller, client):
    client.force_login(traveller.user)

    opened = [r for r in routes() if not answers(client, filled(r, things)) <= {404, 405}]

    assert opened == []


@pytest.mark.requirement("M1-O1")
def test_another_owner_finds_nothing_of_this_ones(things, client, db):
    other = User.objects.create_user("autre@example.org", "x", name="Paul Autre")
    Owner.objects.create(user=other)
    client.force_login(other)
    named = [route for route in routes() if "<" in route]

    opened = [r for r in named if not answers(client, filled(r, things)) <= {404, 405}]

    assert len(named) > 55
    assert opened == []
