"""Test clocks: a customer's time that stands still until it is pushed forward."""

from calendar import monthrange
from datetime import UTC, datetime

from billing.sandbox import store
from billing.sandbox.models import Body, Resource

CLOCK = "test_helpers.test_clock"


def time_of(subject: Body) -> int:
    """What time it is for a customer, a subscription or an invoice."""
    clock = subject.get("test_clock")
    return store.fetch(CLOCK, clock)["frozen_time"] if clock else store.now()


def schedule(subject: Resource, moment: int | None) -> None:
    """When time will change a resource next: by its clock if it has one, else by ours."""
    on_clock = bool(subject["test_clock"])
    subject.private["due"] = moment
    subject.due_at = None
    if moment is not None and not on_clock:
        subject.due_at = datetime.fromtimestamp(moment, UTC)
    subject.save()


def next_due(clock: Resource, until: int) -> Resource | None:
    """What changes first on a clock, up to a moment."""
    due = {"body__test_clock": clock.reference, "private__due__lte": until}
    return Resource.objects.filter(**due).order_by("private__due", "sequence").first()


def later(moment: int, recurring: Body) -> int:
    """The same day of the next interval, or the last one of a shorter month."""
    day = datetime.fromtimestamp(moment, UTC)
    months = recurring["interval_count"] * {"month": 1, "year": 12}[recurring["interval"]]
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = monthrange(year, month + 1)[1]
    return int(day.replace(year=year, month=month + 1, day=min(day.day, last)).timestamp())
