"""The homes and bookings that everything is measured on: plain data, the same every time.

Days are offsets from today, so that the data set stays the same while its dates move on.
"""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from random import Random

SEED = 42
BOOKINGS = 100
FIRST_DAY = -60
# No seeded booking comes so late: what the load tests book is free at the start.
FREE_FROM = 500
LENGTHS = (1, 2, 2, 3, 3, 4)
GAPS = (0, 0, 0, 1, 1, 2, 3, 8)
SEASONS = (("summer", 150, 210, 40), ("fair", 300, 312, 75))
# INSEE code, name, postcodes, latitude, longitude
COMMUNES = (
    ("75056", "Paris", [f"750{number:02}" for number in range(1, 21)], 48.8566, 2.3522),
    ("06088", "Nice", ["06000", "06100", "06300"], 43.7034, 7.2663),
    ("69123", "Lyon", ["69001", "69002", "69003"], 45.7578, 4.8320),
    ("33063", "Bordeaux", ["33000", "33100"], 44.8378, -0.5792),
)


@dataclass(frozen=True, slots=True)
class SeededHome:
    """A home and its bookings as (first night, nights); prices are whole euros."""

    number: int
    commune: int
    postcode: str
    north: float
    east: float
    bedrooms: int
    capacity: int
    rank: int
    base: int
    weekend: int
    cleaning: int
    min_nights: int
    buffer: int
    arrival_days: str
    bookings: tuple[tuple[int, int], ...]

    @property
    def reference(self) -> str:
        return f"B{self.number:05}"

    @property
    def takes_anyone(self) -> bool:
        """Fit for the load tests, which book one to five nights for two from any day."""
        return self.min_nights == 1 and self.capacity >= 2 and len(self.arrival_days) == 7


def make_homes(count: int) -> list[SeededHome]:
    random = Random(SEED)
    return [_home(random, number) for number in range(1, count + 1)]


def _home(random: Random, number: int) -> SeededHome:
    commune = random.choices(range(4), (6, 2, 1, 1))[0]
    _insee, _name, postcodes, latitude, longitude = COMMUNES[commune]
    bedrooms = random.choices(range(5), (3, 4, 3, 2, 1))[0]
    base = 60 + 45 * bedrooms + random.randrange(0, 60)
    buffer = int(random.random() < 0.1)
    return SeededHome(
        number=number,
        commune=commune,
        postcode=random.choice(postcodes),
        north=round(latitude + random.uniform(-0.04, 0.04), 6),
        east=round(longitude + random.uniform(-0.05, 0.05), 6),
        bedrooms=bedrooms,
        capacity=max(1, 2 * bedrooms + random.randrange(0, 3)),
        rank=random.randrange(0, 100),
        base=base,
        weekend=base + base // 5,
        cleaning=30 + 15 * bedrooms,
        min_nights=random.choices((1, 2, 3), (7, 2, 1))[0],
        buffer=buffer,
        arrival_days="56" if random.random() < 0.05 else "1234567",
        bookings=tuple(_bookings(random, buffer)),
    )


def _bookings(random: Random, buffer: int) -> Iterator[tuple[int, int]]:
    day = FIRST_DAY
    for _ in range(BOOKINGS):
        day += max(buffer, random.choice(GAPS))
        length = random.choice(LENGTHS)
        yield day, length
        day += length


def digest(homes: list[SeededHome]) -> str:
    """SHA-256 of the data set: two runs with the same one can be compared."""
    state = hashlib.sha256()
    for home in homes:
        state.update(json.dumps(asdict(home), sort_keys=True).encode())
    return state.hexdigest()


@dataclass(frozen=True)
class Window:
    """A search: so many nights from a day on, for so many adults, perhaps in one town."""

    day: int
    nights: int
    adults: int
    commune: int | None


def make_windows(count: int) -> list[Window]:
    random = Random(SEED)
    return [
        Window(
            day=random.randrange(1, 360),
            nights=random.randrange(1, 8),
            adults=random.randrange(1, 5),
            commune=random.choice((None, 0, 0, 1)),
        )
        for _ in range(count)
    ]
