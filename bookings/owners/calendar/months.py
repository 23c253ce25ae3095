"""The months of one home as its owner sees them: who stays, what is closed, when it is cleaned."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from catalogue.models import Home
from catalogue.pricing import rates_of
from catalogue.rules import Rate, rate_for
from core.dates import DAY, months_later, nights

from ...models import Intervention, Night, Stay

HELD = "held"


@dataclass(frozen=True)
class Holder:
    """What has a night: a stay or a block."""

    kind: str
    first: date
    last: date
    text: str
    block: int | None = None
    note: str = ""

    @property
    def editable(self) -> bool:
        return self.block is not None


@dataclass(frozen=True)
class Day:
    date: date
    holder: Holder | None
    past: bool
    cleaning: bool
    price: Decimal | None

    @property
    def after(self) -> date:
        return self.date + DAY


@dataclass(frozen=True)
class Cell:
    """One free day, the days of a week that one thing has, or (empty) a day of another month."""

    days: list[Day]

    @property
    def holder(self) -> Holder | None:
        return self.days[0].holder if self.days else None

    @property
    def edge(self) -> str:
        """Where it begins and ends what has it, for the drawing."""
        holder = self.holder
        if holder is None:
            return ""
        first = self.days[0].date == holder.first
        last = self.days[-1].after == holder.last
        return " ".join(name for name, is_so in (("start", first), ("end", last)) if is_so)


@dataclass(frozen=True)
class Month:
    first: date
    weeks: list[list[Cell]]


@dataclass(frozen=True)
class Calendar:
    months: list[Month]
    holders: list[Holder]
    cleanings: list[date]


def calendar(home: Home, first: date, count: int, today: date) -> Calendar:
    """Some months of a home, in a number of queries that does not depend on what happens."""
    start, end = months_later(first, 0), months_later(first, count)
    taken = holders_of(home, start, end)
    cleanings = visit_days(home, start, end)
    rates = rates_of([home.pk], start, end, today)[home.pk]

    def day_of(day: date) -> Day:
        holder = taken.get(day)
        price = None if holder or day < today else price_on(day, rates)
        return Day(day, holder, day < today, day in cleanings, price)

    months = [_month(months_later(first, number), day_of) for number in range(count)]
    return Calendar(months, list(dict.fromkeys(taken.values())), sorted(cleanings))


def price_on(day: date, rates: Iterable[Rate]) -> Decimal | None:
    rate = rate_for(day, rates)
    return rate.on(day) if rate else None


def holders_of(home: Home, start: date, end: date) -> dict[date, Holder]:
    """What has each night that is taken, in the order of nights."""
    rows = home.nights.lasting().between(start, end).order_by("date")
    rows = rows.select_related("stay__traveller__user", "block__feed_event")
    return {night.date: _holder(night) for night in rows}


def _holder(night: Night) -> Holder:
    if night.kind == Night.Kind.STAY:
        return _of_stay(night.stay, night.expires_at is not None)
    label = str(Night.Kind(night.kind).label)
    if night.block is None:
        return Holder(night.kind, night.date, night.date + DAY, label)
    block = night.block
    if block.cap_year is not None:
        label = _("Closed: the nights of %(year)s are used up") % {"year": block.cap_year}
    text = block.note if night.kind == Night.Kind.IMPORTED and block.note else label
    changed = block.pk if block.is_by_hand else None
    return Holder(night.kind, block.first, block.last, text, changed, block.note)


def _of_stay(stay: Stay, held: bool) -> Holder:
    """A guest by their first name, with how many come: no more is the owner's business."""
    people = stay.adults + stay.children
    words = ngettext("%(name)s, %(count)s person", "%(name)s, %(count)s people", people)
    name = stay.traveller.user.get_full_name().split(" ")[0].split("@")[0]
    text = words % {"name": name, "count": people}
    if held:
        text = _("%(guest)s: being paid") % {"guest": text}
    return Holder(HELD if held else str(Night.Kind.STAY), stay.arrival, stay.departure, text)


def visit_days(home: Home, start: date, end: date) -> set[date]:
    """The days on which what a departure calls for is planned or done."""
    visits = Intervention.objects.filter(order__home=home).exclude(order__routine=None)
    visits = visits.exclude(state=Intervention.State.CANCELLED)
    days = visits.filter(window_start__date__gte=start, window_start__date__lt=end)
    return set(days.values_list("window_start__date", flat=True))


def _month(first: date, day_of: Callable[[date], Day]) -> Month:
    last = months_later(first, 1)
    monday = first - timedelta(first.weekday())
    days = list(nights(monday, last + timedelta(-last.weekday() % 7)))
    known = [day_of(day) if first <= day < last else None for day in days]
    return Month(first, [_cells(known[at : at + 7]) for at in range(0, len(known), 7)])


def _cells(week: list[Day | None]) -> list[Cell]:
    cells: list[Cell] = []
    for day in week:
        if day is None:
            cells.append(Cell([]))
        elif day.holder and cells and cells[-1].holder == day.holder:
            cells[-1].days.append(day)
        else:
            cells.append(Cell([day]))
    return cells
