"""The bars of a recap, as numbers that templates draw; the table beside them says the same."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from .rules import Sums

HEIGHT, STEP, WIDTH = 140, 50, 28


@dataclass(frozen=True)
class Bar:
    """A month's net income; `top` and `height` in units from the top, below the line when lost."""

    month: date
    sums: Sums
    x: int
    top: int
    height: int


@dataclass(frozen=True)
class Chart:
    bars: list[Bar]
    width: int
    zero: int
    height: int = HEIGHT

    @property
    def is_flat(self) -> bool:
        return not any(bar.height for bar in self.bars)


def chart(months: Sequence[tuple[date, Sums]]) -> Chart:
    """One bar a month, upwards for what is earned."""
    nets = [sums.net for _month, sums in months]
    highest, lowest = max([*nets, Decimal(0)]), min([*nets, Decimal(0)])
    scale = HEIGHT / (highest - lowest) if highest > lowest else Decimal(0)
    zero = round(highest * scale)
    bars = [
        Bar(
            month=month,
            sums=sums,
            x=place * STEP + (STEP - WIDTH) // 2,
            top=zero - max(round(sums.net * scale), 0),
            height=abs(round(sums.net * scale)),
        )
        for place, (month, sums) in enumerate(months)
    ]
    return Chart(bars, len(bars) * STEP, zero)
