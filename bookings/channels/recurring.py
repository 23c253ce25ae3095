"""Entries that repeat, written out day by day: never without end, never for long."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time
from itertools import takewhile
from time import monotonic
from typing import Any
from zoneinfo import ZoneInfo

from dateutil.rrule import rrulestr
from icalendar import Component

from .dates import local_day
from .errors import Unread
from .rules import Trouble

OFTEN = {"DAILY", "WEEKLY", "MONTHLY", "YEARLY"}
# What a rule may be made of; hours and seconds mean nothing for nights.
PARTS = {
    "FREQ", "INTERVAL", "COUNT", "UNTIL", "BYDAY", "BYMONTHDAY", "BYMONTH", "BYSETPOS", "WKST",
}  # fmt: skip
MOST_DAYS = 1_000
MOST_STEPS = 100_000
SECONDS = 5.0


class CannotRepeat(ValueError):
    """A rule that nobody writes for nights, or that has no end to its search."""


@dataclass
class Budget:
    """The time that all the rules of one calendar may take together."""

    until: float = field(default_factory=lambda: monotonic() + SECONDS)

    def check(self) -> None:
        """What was found until then would be a part of the calendar: better none of it."""
        if monotonic() > self.until:
            raise Unread(Trouble.TOO_MANY)


def day_of(value: Any, zone: ZoneInfo) -> date:
    return local_day(getattr(value, "dt", date.max), zone)


def days_of(
    event: Component, first: date, since: date, until: date, zone: ZoneInfo, budget: Budget
) -> list[date]:
    """The days in [since, until) on which an entry starts."""
    days = set(_listed(event, "RDATE", zone)) | {first}
    for rule in _many(event.get("RRULE")):
        try:
            days |= set(_by_rule(rule, first, until, zone, budget))
        except (ValueError, TypeError, KeyError, OverflowError) as error:
            raise CannotRepeat from error
    kept = sorted(day for day in days if since <= day < until)
    without = set(_listed(event, "EXDATE", zone))
    return [day for day in kept if day not in without][:MOST_DAYS]


def _by_rule(rule: Any, first: date, until: date, zone: ZoneInfo, budget: Budget) -> Iterator[date]:
    budget.check()
    parts = _parts(rule, zone)
    start = datetime.combine(first, time())
    series = iter(rrulestr(";".join(f"{k}={v}" for k, v in parts.items()), dtstart=start))
    limit = datetime.combine(until, time())
    for steps, moment in enumerate(takewhile(lambda one: one < limit, series)):
        if steps > MOST_STEPS:
            raise CannotRepeat
        yield moment.date()


def _parts(rule: Any, zone: ZoneInfo) -> dict[str, str]:
    """The parts of a rule that count for nights."""
    try:
        parts = {name.upper(): _written(value, zone) for name, value in dict(rule).items()}
    except (TypeError, ValueError, AttributeError) as error:
        raise CannotRepeat from error
    kept = {name: text for name, text in parts.items() if name in PARTS}
    # A daily rule with months or days of months may look for a day that never comes.
    hopeless = kept.get("FREQ") == "DAILY" and {"BYMONTH", "BYMONTHDAY", "BYDAY"} & kept.keys()
    if kept.get("FREQ") not in OFTEN or (hopeless and set(kept) - {"FREQ", "BYDAY", "UNTIL"}):
        raise CannotRepeat
    if int(kept.get("INTERVAL", 1)) < 1:
        raise CannotRepeat
    return kept


def _written(value: Any, zone: ZoneInfo) -> str:
    values = value if isinstance(value, list) else [value]
    return ",".join(
        f"{local_day(one, zone):%Y%m%d}" if isinstance(one, date) else str(one) for one in values
    )


def _listed(event: Component, name: str, zone: ZoneInfo) -> Iterator[date]:
    for group in _many(event.get(name)):
        for one in getattr(group, "dts", []):
            moment = one.dt[0] if isinstance(one.dt, tuple) else one.dt
            if isinstance(moment, date):
                yield local_day(moment, zone)


def _many(value: Any) -> list[Any]:
    if value is None:
        return []
    return value if isinstance(value, list) else [value]
