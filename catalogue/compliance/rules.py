"""What a town asks of a home, on plain values."""

import re
from enum import StrEnum

# From this share of the cap on, owner and staff are warned.
WARNED_AT_PERCENT = 80
# A stay with this many of the four services of a hotel, and no longer than that, bears VAT.
HOTEL_SERVICES = 3
HOTEL_NIGHTS = 30


class Level(StrEnum):
    """How near the nights let in a year are to the cap."""

    FAR = "far"
    NEAR = "near"
    REACHED = "reached"


def has_form(number: str, patterns: list[str]) -> bool:
    """Whether a registration number has one of the forms that are accepted in its town."""
    return any(re.fullmatch(pattern, number) for pattern in patterns if pattern)


def energy_allowed(letter: str, floor: str) -> bool:
    """A to G, the worst allowed included; every class where none is demanded."""
    return not floor or letter <= floor


def level(nights: int, cap: int) -> Level:
    """How near the nights let in a year are to the cap of the town."""
    if nights >= cap:
        return Level.REACHED
    return Level.NEAR if nights * 100 >= cap * WARNED_AT_PERCENT else Level.FAR


def like_a_hotel(nights: int, services: set[str]) -> bool:
    """Whether a stay would bear VAT (CGI 261 D 4° b).

    The services are among breakfast, cleaning, linen and reception.
    """
    return nights <= HOTEL_NIGHTS and len(services) >= HOTEL_SERVICES
