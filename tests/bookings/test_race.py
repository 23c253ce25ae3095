"""Sixteen clients want the same nights at the same moment: one gets them, always.

On SQLite the threads share a file, as the processes of a site do.
"""

import sqlite3
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from threading import Barrier

import pytest
from django.db import connection, connections

from accounts.models import Traveller
from bookings import rules
from bookings.errors import CannotBook
from bookings.models import Night, Stay
from bookings.rules import Problem
from bookings.services import hold_stay
from core.dates import DAY
from tests.bench import unguarded
from tests.bench.crowd import SHAPES
from tests.conftest import make_traveller

CLIENTS = 16

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("fresh_database"),
    pytest.mark.requirement("X-CAL-05"),
    pytest.mark.xdist_group("race"),
]


@pytest.fixture
def travellers(db) -> list[Traveller]:
    return [make_traveller(f"Rival {number}") for number in range(CLIENTS)]


@pytest.fixture
def shared(home, travellers, tmp_path, monkeypatch) -> Iterator[None]:
    """What the fixtures wrote, in a database that several connections can open."""
    monkeypatch.setattr(rules, "HOLDS_AT_ONCE", 99)  # who is quickest may win several rounds
    if connection.vendor == "sqlite":
        file = tmp_path / "race.sqlite3"
        copy_to(file)
        monkeypatch.setitem(connections.settings["default"], "NAME", str(file))
    yield


def copy_to(file: Path) -> None:
    target = sqlite3.connect(file)
    connection.connection.backup(target)
    target.close()


def in_a_thread(job, *arguments):
    """Run it on a connection of its own, closed afterwards."""

    def run():
        try:
            return job(*arguments)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(1) as pool:
        return pool.submit(run).result()


def round_of(home, travellers, wishes) -> list[object]:
    """Each client asks for one of two wishes, all at once; what each was told."""
    gate = Barrier(CLIENTS)

    def ask(number: int) -> object:
        arrival, departure = wishes[number % 2]
        try:
            gate.wait()
            return hold_stay(home.pk, travellers[number], arrival, departure, adults=1)
        except CannotBook as refusal:
            return refusal.problem
        finally:
            connections.close_all()

    with ThreadPoolExecutor(CLIENTS) as pool:
        return list(pool.map(ask, range(CLIENTS)))


def contest(home, travellers, day: date, shape: tuple[int, int]) -> int:
    """How many got their nights, half of them wanting others that overlap; the rest are refused."""
    first, last = shape
    wishes = [(day, day + 3 * DAY), (day + first * DAY, day + last * DAY)]
    answers = round_of(home, travellers, wishes)
    won = sum(isinstance(answer, Stay) for answer in answers)
    assert answers.count(Problem.TAKEN) == CLIENTS - won
    return won


def nights_taken_twice() -> int:
    nights = Night.objects.values_list("home_id", "date")
    return nights.count() - nights.distinct().count()


def test_exactly_one_of_sixteen_wins_every_round(shared, home, travellers, arrival):
    rounds = [
        contest(home, travellers, arrival + 10 * number * DAY, shape)
        for number, shape in enumerate(SHAPES)
    ]

    assert rounds == [1] * len(SHAPES)
    assert in_a_thread(nights_taken_twice) == 0


def test_without_the_guards_the_race_is_lost(shared, home, travellers, arrival, monkeypatch):
    """The control: a test that could not see a double booking would prove nothing."""
    in_a_thread(unguarded.drop_constraint)
    unguarded.switch_off(monkeypatch.setattr)

    assert contest(home, travellers, arrival, SHAPES[0]) > 1
    assert in_a_thread(nights_taken_twice) > 0
