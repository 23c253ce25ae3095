"""One line a figure as it is known, then a table and bench.json."""

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from . import processes

FOREIGN = 25  # percent of pressure by others above which a figure is marked


@dataclass
class Report:
    """Figures with their verdicts: only a wrong answer fails, slowness is shown."""

    name: str = "BENCH"
    lines: list[dict[str, Any]] = field(default_factory=list)

    def add(
        self, what: str, figures: dict[str, Any], goals: dict[str, bool], right: dict[str, bool]
    ) -> None:
        """`goals` are what was hoped for, `right` is what must be so."""
        wrong = [name for name, holds in right.items() if not holds]
        missed = [name for name, holds in goals.items() if not holds]
        verdict = f"WRONG {wrong}" if wrong else f"MISSED {missed}" if missed else "OK"
        line = {"what": what, **figures, "verdict": verdict, "wrong": bool(wrong)}
        self.lines.append(line)
        words = " ".join(f"{name}={_short(value)}" for name, value in figures.items())
        print(f"{self.name} {what} {words} {verdict}", flush=True)

    @property
    def wrong(self) -> int:
        return sum(line["wrong"] for line in self.lines)

    def close(self, path: Path) -> int:
        """Print the table, write the file; the exit code says whether an answer was wrong."""
        path.parent.mkdir(exist_ok=True)
        path.write_text(json.dumps(self.lines, indent=1))
        print()
        for line in self.lines:
            print(f"{line['what']:<34}{line['verdict']}")
        print(f"\n{len(self.lines) - self.wrong} passed, {self.wrong} failed")
        return bool(self.wrong)


def _short(value: Any) -> str:
    return f"{value:.1f}" if isinstance(value, float) else str(value)


def noise() -> str:
    """A word about the machine now: whatever presses while nothing of ours runs is foreign."""
    now = processes.pressure()
    return f"noisy({now:.0f})" if now > FOREIGN else f"quiet({now:.0f})"
