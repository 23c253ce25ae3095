"""When someone comes to a home, and what must be asked before money is spent."""

from datetime import date, datetime, time, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

SHORTEST_WINDOW = timedelta(hours=3)
REMINDED_AFTER = timedelta(hours=24)
ALARM_AFTER = timedelta(hours=48)
MINUTES_AN_HOUR = Decimal(60)


def departure_window(day: date, leaves: time, comes: time, zone: str) -> tuple[datetime, datetime]:
    """Between those who leave and those who may come that day, on the clock of the home."""
    start = datetime.combine(day, leaves, ZoneInfo(zone))
    end = datetime.combine(day, comes, ZoneInfo(zone))
    return start, max(end, start + SHORTEST_WINDOW)


def must_ask(cost: Decimal, threshold: Decimal, approved: Decimal | None) -> bool:
    """Whether the owner must say yes: above their threshold, and above what they approved."""
    return cost > threshold and (approved is None or cost > approved)


def hours(minutes: int | None) -> Decimal:
    """How many hours a visit is reckoned with; one where its length is not known."""
    return Decimal(1) if minutes is None else Decimal(minutes) / MINUTES_AN_HOUR
