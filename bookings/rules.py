"""When a stay may be booked, and what its cancellation pays back."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum

from catalogue.rules import horizon
from core.money import ZERO, cents


class Problem(StrEnum):
    """Why some dates or people cannot be booked."""

    PAST = "past"
    REVERSED = "reversed"
    TOO_FAR = "too_far"
    TOO_SHORT = "too_short"
    TOO_LONG = "too_long"
    ARRIVAL_DAY = "arrival_day"
    TOO_MANY = "too_many"
    TAKEN = "taken"
    NIGHT_CAP = "night_cap"
    NO_PRICE = "no_price"
    TOO_MANY_HOLDS = "too_many_holds"
    TOO_MANY_TRIES = "too_many_tries"
    TOO_MANY_REQUESTS = "too_many_requests"
    ASK_FIRST = "ask_first"
    SAME = "same"
    ONLY_LONGER = "only_longer"


def access_from(arrival: date, days: int) -> date:
    """The first day on which a guest is told the codes of a home."""
    return arrival - timedelta(days=days)


def access_shown(arrival: date, departure: date, today: date, days: int) -> bool:
    """From some days before arrival to the day of departure, and never after it."""
    return access_from(arrival, days) <= today <= departure


# Holding costs nothing, so that nobody may empty the calendar by it.
HOLDS_AT_ONCE = 3
HOLDS_AN_HOUR = 10


def problem_with_holds(held: int, unpaid_in_an_hour: int) -> Problem | None:
    """What a traveller's holds have against another one."""
    if held >= HOLDS_AT_ONCE:
        return Problem.TOO_MANY_HOLDS
    return Problem.TOO_MANY_TRIES if unpaid_in_an_hour >= HOLDS_AN_HOUR else None


@dataclass(frozen=True)
class Terms:
    """What a home accepts: nights, people, and days of arrival ("1" is Monday)."""

    min_nights: int
    max_nights: int
    capacity: int
    arrival_days: str


def problem_with(
    terms: Terms, arrival: date, departure: date, people: int, today: date
) -> Problem | None:
    """What the home's terms have against a stay, before asking whether it is free."""
    length = (departure - arrival).days
    checks = (
        (arrival < today, Problem.PAST),
        (length < 1, Problem.REVERSED),
        (departure > horizon(today), Problem.TOO_FAR),
        (length < terms.min_nights, Problem.TOO_SHORT),
        (length > terms.max_nights, Problem.TOO_LONG),
        (str(arrival.isoweekday()) not in terms.arrival_days, Problem.ARRIVAL_DAY),
        (people > terms.capacity, Problem.TOO_MANY),
    )
    return next((problem for failed, problem in checks if failed), None)


@dataclass(frozen=True)
class Refund:
    """What a cancellation pays back, in euros; `percent` is the share of the nights."""

    percent: int
    nights: Decimal
    cleaning: Decimal
    tourist_tax: Decimal

    @property
    def total(self) -> Decimal:
        return self.nights + self.cleaning + self.tourist_tax


def refund_percent(policy: Sequence[Sequence[int]], days_before: int) -> int:
    """The share of the nights paid back that many days before arrival; 0 after the last step."""
    reached = [percent for days, percent in policy if days_before >= days]
    return max(reached, default=0)


def refund(
    policy: Sequence[Sequence[int]],
    days_before: int,
    nights: Decimal,
    cleaning: Decimal,
    tourist_tax: Decimal,
) -> Refund:
    """What is paid back of each part.

    Before the day of arrival nothing has been cleaned and no night was spent, so cleaning and
    tourist tax are paid back whole, whatever the policy keeps of the nights. From the day of
    arrival on nothing is.
    """
    if days_before < 1:
        return Refund(0, ZERO, ZERO, ZERO)
    percent = refund_percent(policy, days_before)
    return Refund(percent, cents(nights * percent / 100), cleaning, tourist_tax)
