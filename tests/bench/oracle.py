"""What a search must find, by looking at every night of every home in turn."""

from collections.abc import Iterable
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal

from .dataset import FIRST_DAY, SEASONS, SeededHome, Window

CENT = Decimal("0.01")
# Of the seeded towns' unclassified homes: percent of the night's price a head, at most, surtaxes.
TAX_PERCENT, TAX_CAP, TAX_SURTAX = 5, Decimal("4.60"), Decimal("0.25")


class Oracle:
    """Knows the nights of each home as bits: slept in, and kept free after a stay."""

    def __init__(self, homes: list[SeededHome], today: date) -> None:
        self.homes, self.today = homes, today
        self.slept = {home.number: _bits(home.bookings) for home in homes}
        self.kept = {home.number: _bits(_after(home)) for home in homes}

    def found(self, window: Window) -> list[SeededHome]:
        """The homes of the set found, in the order of a search sorted by nothing else."""
        weekday = str((self.today + timedelta(window.day)).isoweekday())
        fit = [home for home in self.homes if _suits(home, window, weekday)]
        free = [home for home in fit if self._is_free(home, window)]
        return sorted(free, key=lambda home: (-home.rank, home.number))

    def _is_free(self, home: SeededHome, window: Window) -> bool:
        slept, kept = self.slept[home.number], self.kept[home.number]
        wanted = _bits([(window.day, window.nights)])
        after = _bits([(window.day + window.nights, home.buffer)])
        return not (wanted & (slept | kept) or after & slept)


def _bits(ranges: Iterable[tuple[int, int]]) -> int:
    bits = 0
    for first, length in ranges:
        bits |= ((1 << length) - 1) << (first - FIRST_DAY)
    return bits


def _after(home: SeededHome) -> list[tuple[int, int]]:
    return [(first + length, home.buffer) for first, length in home.bookings]


def _suits(home: SeededHome, window: Window, weekday: str) -> bool:
    return (
        home.capacity >= window.adults
        and home.min_nights <= window.nights
        and weekday in home.arrival_days
        and window.commune in (None, home.commune)
    )


def price(home: SeededHome, window: Window, today: date) -> Decimal:
    """Nights, cleaning and tourist tax, in euros."""
    days = range(window.day, window.day + window.nights)
    nights = Decimal(sum(_night(home, day, today) for day in days))
    share = nights / window.nights / window.adults
    tax = min(share * TAX_PERCENT / 100, TAX_CAP) * (1 + TAX_SURTAX)
    adult_nights = window.nights * window.adults
    return nights + home.cleaning + adult_nights * tax.quantize(CENT, rounding=ROUND_HALF_UP)


def _night(home: SeededHome, day: int, today: date) -> int:
    more = next((extra for _name, first, end, extra in SEASONS if first <= day < end), 0)
    weekend = (today + timedelta(day)).weekday() in (4, 5)
    return (home.weekend if weekend else home.base) + more
