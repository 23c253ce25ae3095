"""How an owner's homes do at a glance, in a fixed number of queries."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.db.models import Count

from accounts.models import Owner
from bookings.models import Night, Stay
from bookings.night_cap.counting import LET
from catalogue.models import Home

from .lines import Line
from .period import Period
from .rules import Kind, Sums, occupancy, sums

ARRIVALS = 6
KEPT_BACK = (Night.Kind.CLOSED, Night.Kind.OWNER)


@dataclass(frozen=True)
class HomeRow:
    """One home: how full the month is, in percent, what it earned, who comes next."""

    home: Home
    occupancy: int | None
    earned: Sums
    next_arrival: date | None


def by_month(found: list[Line], period: Period) -> list[tuple[date, Sums]]:
    """The sums of each month of a period, months without a line included."""
    parts = defaultdict(list)
    for line in found:
        parts[line.day.replace(day=1)].append((line.kind, line.amount))
    return [(month, sums(parts[month])) for month in period.months]


def by_home(found: list[Line]) -> dict[int, Sums]:
    """The sums of each home, by its id."""
    parts: dict[int, list] = defaultdict(list)
    for line in found:
        if line.home is not None:
            parts[line.home.pk].append((line.kind, line.amount))
    return {home_id: sums(amounts) for home_id, amounts in parts.items()}


def in_sum(found: list[Line]) -> Sums:
    return sums((Kind(line.kind), line.amount) for line in found)


def arrivals(owner: Owner, today: date) -> list[Stay]:
    """The next confirmed stays of all homes."""
    coming = Stay.objects.confirmed().filter(home__owner=owner, arrival__gte=today)
    return list(coming.select_related("home", "traveller__user").order_by("arrival")[:ARRIVALS])


def occupancies(owner: Owner, period: Period) -> tuple[dict[int, int | None], int | None]:
    """Percent of the open nights of a period that are let: of each home, and of all."""
    homes = list(owner.homes.filter(state=Home.State.PUBLISHED).values_list("pk", flat=True))
    let, closed = dict.fromkeys(homes, 0), dict.fromkeys(homes, 0)
    rows = Night.objects.filter(home__in=homes).lasting().between(period.first, period.end)
    for home_id, kind, count in (
        rows.order_by().values_list("home_id", "kind").annotate(Count("pk"))
    ):
        if kind in LET:
            let[home_id] += count
        elif kind in KEPT_BACK:
            closed[home_id] += count
    length = (period.end - period.first).days
    each = {pk: occupancy(let[pk], length, closed[pk]) for pk in homes}
    whole = occupancy(sum(let.values()), length * len(homes), sum(closed.values()))
    return each, whole


def home_rows(
    owner: Owner, found: list[Line], full: dict[int, int | None], today: date
) -> list[HomeRow]:
    """Each home that is not archived, by its address."""
    earned, coming = by_home(found), _next_arrivals(owner, today)
    homes = owner.homes.exclude(state=Home.State.ARCHIVED)
    return [
        HomeRow(home, full.get(home.pk), earned.get(home.pk, Sums()), coming.get(home.pk))
        for home in homes.order_by("street", "pk")
    ]


def _next_arrivals(owner: Owner, today: date) -> dict[int, date]:
    coming = Stay.objects.confirmed().filter(home__owner=owner, arrival__gte=today)
    rows = coming.order_by("-arrival").values_list("home_id", "arrival")
    return dict(rows)
