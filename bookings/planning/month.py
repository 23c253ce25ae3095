"""Rows of homes by columns of nights, from one query over Night."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from catalogue.models import Home
from core.dates import DAY, months_later, nights

from ..models import Night

HOLD, CONFIRMED = "hold", "confirmed"


@dataclass(frozen=True)
class Taken:
    """One night that is taken, as the planning needs to know it."""

    day: date
    kind: str
    stay: int | None
    traveller: str
    held: bool
    arrival: date | None
    departure: date | None
    block: int | None
    note: str


@dataclass(frozen=True)
class Bar:
    """Consecutive nights taken for the same reason; `from_before`, `goes_on` at the edges."""

    first: Taken
    length: int
    from_before: bool
    goes_on: bool

    @property
    def state(self) -> str:
        if self.first.kind != Night.Kind.STAY:
            return self.first.kind
        return HOLD if self.first.held else CONFIRMED

    @property
    def label(self) -> str:
        return str(Night.Kind(self.first.kind).label)

    @property
    def drawn(self) -> str:
        """Its kind as the owner's calendar draws it."""
        return "held" if self.state == HOLD else self.first.kind

    @property
    def words(self) -> str:
        """What the owner reads of it: of a guest, the first name alone."""
        if self.first.kind == Night.Kind.STAY:
            return self.first.traveller.split(" ")[0] or self.label
        imported = self.first.kind == Night.Kind.IMPORTED
        return (imported and self.first.note) or self.label

    @property
    def last_night(self) -> date:
        return self.first.day + (self.length - 1) * DAY


@dataclass(frozen=True)
class Free:
    """One night that nobody has; written once for all homes of a planning."""

    day: date
    iso: str
    weekend: bool
    words: str


@dataclass(frozen=True)
class Row:
    home: Home
    cells: list[Bar | Free]


class Month:
    """The nights of a calendar month."""

    def __init__(self, first: date) -> None:
        self.first, self.end = first.replace(day=1), months_later(first, 1)
        self.before, self.after = months_later(first, -1), self.end
        self.days = list(nights(self.first, self.end))
        self.free = {day: _free(day) for day in self.days}

    def rows(self, homes: Iterable[Home]) -> list[Row]:
        homes = list(homes)
        taken = self.taken(homes)
        return [Row(home, self.cells(taken[home.pk])) for home in homes]

    def taken(self, homes: list[Home]) -> dict[int, dict[date, Taken]]:
        """What is taken of each home, by its id, then by night."""
        found: dict[int, dict[date, Taken]] = defaultdict(dict)
        columns = (
            "home_id", "date", "kind", "stay_id", "stay__traveller__user__name", "expires_at",
            "stay__arrival", "stay__departure", "block_id", "block__note",
        )  # fmt: skip
        rows = Night.objects.filter(home__in=[home.pk for home in homes]).lasting()
        for row in rows.between(self.first, self.end).values_list(*columns):
            home, day, kind, stay, name, expires_at, arrival, departure, block, note = row
            found[home][day] = Taken(
                *(day, kind, stay, name or "", expires_at is not None),
                *(arrival, departure, block, note or ""),
            )
        return found

    def cells(self, taken: dict[date, Taken]) -> list[Bar | Free]:
        cells: list[Bar | Free] = []
        for same, days in groupby(self.days, key=lambda day: _reason(taken.get(day))):
            run = list(days)
            if same is None:
                cells += [self.free[day] for day in run]
            else:
                cells.append(self.bar([taken[day] for day in run]))
        return cells

    def bar(self, run: list[Taken]) -> Bar:
        first, last = run[0], run[-1]
        of_stay = first.kind == Night.Kind.STAY
        before = of_stay and first.arrival is not None and first.arrival < first.day
        goes_on = of_stay and first.departure is not None and first.departure > last.day + DAY
        return Bar(first, len(run), before, goes_on)


def _free(day: date) -> Free:
    words = _("Close the night of %(day)s") % {"day": date_format(day, "j F")}
    return Free(day, day.isoformat(), day.weekday() > 4, words)


def _reason(taken: Taken | None) -> tuple[str, int | None, int | None, bool] | None:
    return None if taken is None else (taken.kind, taken.stay, taken.block, taken.held)
