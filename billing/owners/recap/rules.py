"""The arithmetic of an owner's recap, on plain values; euros, what goes away is negative."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from core.money import ZERO


class Kind(StrEnum):
    """What a line of the recap is about."""

    NIGHTS = "nights"
    COMMISSION = "commission"
    SERVICE = "service"
    FEE = "fee"


@dataclass(frozen=True)
class Sums:
    """The figures of a period or of a home."""

    nights: Decimal = ZERO
    commission: Decimal = ZERO
    services: Decimal = ZERO
    fees: Decimal = ZERO

    @property
    def net(self) -> Decimal:
        return self.nights + self.commission + self.services + self.fees


def sums(amounts: Iterable[tuple[Kind, Decimal]]) -> Sums:
    """Amounts added up by what they are about."""
    found = dict.fromkeys(Kind, ZERO)
    for kind, amount in amounts:
        found[kind] += amount
    return Sums(found[Kind.NIGHTS], found[Kind.COMMISSION], found[Kind.SERVICE], found[Kind.FEE])


def occupancy(let: int, nights: int, closed: int) -> int | None:
    """Percent of the nights that could be let and were; None when none could."""
    open_nights = nights - closed
    return round(100 * let / open_nights) if open_nights > 0 else None
