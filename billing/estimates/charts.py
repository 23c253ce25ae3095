"""The bars of a study, as numbers that templates draw; a table beside them says the same."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from core.templatetags.ui import day

from .studies import Study

HEIGHT, STEP, WIDTH = 160, 50, 30
LONGEST = 160  # a paper's bar, in points


@dataclass(frozen=True)
class Bar:
    """A month: `low` to `high` is the range, `median` the mark in it, in units from the top."""

    name: str
    short: str
    x: int
    top: int
    height: int
    middle: int
    low: Decimal
    median: Decimal
    high: Decimal
    width: int


@dataclass(frozen=True)
class Chart:
    bars: list[Bar]
    best: Bar
    least: Bar


def chart(study: Study) -> Chart:
    """What is left each month, from the low case to the high one."""
    rows = list(zip(*(year.months for year in study.years), strict=True))
    most = max((max(month.net for month in row) for row in rows), default=Decimal(0))
    scale = Decimal(HEIGHT) / most if most > 0 else Decimal(0)

    def down(amount: Decimal) -> int:
        return HEIGHT - round(max(amount, Decimal(0)) * scale)

    bars = [
        Bar(
            name=day(date(2000, low.number, 1), "LLLL"),
            short=day(date(2000, low.number, 1), "LLL"),
            x=place * STEP + (STEP - WIDTH) // 2,
            top=down(high.net),
            height=max(down(low.net) - down(high.net), 1),
            middle=down(median.net),
            low=low.net,
            median=median.net,
            high=high.net,
            width=max(1, LONGEST - down(median.net) * LONGEST // HEIGHT),
        )
        for place, (low, median, high) in enumerate(rows)
    ]
    by_median = sorted(bars, key=lambda bar: bar.median)
    return Chart(bars, by_median[-1], by_median[0])
