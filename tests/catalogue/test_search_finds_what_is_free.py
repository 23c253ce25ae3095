"""The set of homes found equals what a brute-force oracle finds, night by night."""

import random
from dataclasses import dataclass, field
from datetime import date, timedelta

import pytest
from django.utils import timezone

from bookings.models import Night, Stay
from bookings.services import is_free
from catalogue.models import Home
from catalogue.search import Criteria
from catalogue.search.results import found_ids
from tests.conftest import make_home

DAYS = 60
WINDOWS = 80


@dataclass
class KnownHome:
    """A home as the oracle knows it: which nights are taken, by what."""

    home: Home
    nights: dict[date, str] = field(default_factory=dict)

    def suits(self, arrival: date, departure: date, people: int) -> bool:
        home, length = self.home, (departure - arrival).days
        days = [arrival + timedelta(n) for n in range(length)]
        after = [departure + timedelta(n) for n in range(home.buffer_nights)]
        return (
            home.state == "published"
            and people <= home.capacity
            and home.min_nights <= length <= home.max_nights
            and str(arrival.isoweekday()) in home.arrival_days
            and not any(day in self.nights for day in days)
            and not any(self.nights.get(day) == "stay" for day in after)
        )


def fill(known: KnownHome, traveller, today: date, chance: random.Random) -> None:
    """Stays, holds (run out or not), nights kept free after them and closures."""
    now, rows, day = timezone.now(), [], today
    while day < today + timedelta(DAYS):
        day += timedelta(chance.randint(0, 12))
        length = chance.randint(1, 5)
        kind = chance.choice(["stay", "stay", "stay", "closed"])
        hold = chance.choice([None, None, timedelta(minutes=9), -timedelta(minutes=1)])
        until = now + hold if hold and kind == "stay" else None
        stay = make_stay(known.home, traveller, day, length) if kind == "stay" else None
        for number in range(length):
            night = day + timedelta(number)
            rows.append(Night(home=known.home, date=night, kind=kind, stay=stay, expires_at=until))
            if until is None or until > now:
                known.nights[night] = kind
        day += timedelta(length)
        if stay and known.home.buffer_nights:
            rows.append(
                Night(home=known.home, date=day, kind="buffer", stay=stay, expires_at=until)
            )
            if until is None or until > now:
                known.nights[day] = "buffer"
            day += timedelta(1)
    Night.objects.bulk_create(rows)


def make_stay(home, traveller, arrival, length) -> Stay:
    departure = arrival + timedelta(length)
    return Stay.objects.create(
        home=home, traveller=traveller, arrival=arrival, departure=departure, adults=1
    )


@pytest.fixture
def town(owner, agency, french, traveller, today) -> list[KnownHome]:
    chance = random.Random(4)
    homes = []
    for number in range(25):
        least = chance.choice([1, 1, 2, 3])
        home = make_home(
            owner,
            agency,
            french,
            f"R{number}",
            capacity=chance.randint(1, 5),
            min_nights=least,
            max_nights=chance.choice([least, 5, 28]),
            buffer_nights=chance.choice([0, 0, 1, 2, 3]),
            arrival_days=chance.choice(["1234567", "1234567", "56", "167"]),
            state=chance.choice(["published"] * 5 + ["draft", "suspended"]),
        )
        homes.append(KnownHome(home))
        fill(homes[-1], traveller, today, chance)
    return homes


def test_search_finds_exactly_the_homes_that_are_free(town, today):
    chance, sizes = random.Random(5), []
    for _ in range(WINDOWS):
        arrival = today + timedelta(chance.randint(0, DAYS))
        departure = arrival + timedelta(chance.choice([1, 1, 2, 2, 3, 4, 7]))
        people = chance.randint(1, 4)
        criteria = Criteria(arrival=arrival, departure=departure, adults=people)

        found = set(found_ids(criteria, "fr"))

        expected = {one.home.pk for one in town if one.suits(arrival, departure, people)}
        assert found == expected, (arrival, departure, people)
        sizes.append(len(found))
    assert min(sizes) < 3 < max(sizes)


def test_search_and_booking_agree_on_what_is_free(town, today):
    for offset in range(0, DAYS, 3):
        arrival, departure = today + timedelta(offset), today + timedelta(offset + 2)
        found = set(found_ids(Criteria(arrival=arrival, departure=departure), "fr"))

        for home_id in found:
            assert is_free(Home.objects.get(pk=home_id), arrival, departure)
