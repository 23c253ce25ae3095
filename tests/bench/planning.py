"""What the desk and owners look at all day: a month of many homes, months of one."""

import json
from statistics import median
from typing import Any

from .figures import percentile
from .report import Report, noise
from .servers import Site

PLANNING, CALENDAR = 400, 150


def measure(report: Report, site: Site, homes: int) -> None:
    machine = noise()
    found: dict[str, Any] = json.loads(site.inside("planning_pages", str(homes)))
    for name, goal in (("staff planning", PLANNING), ("owner calendar", CALENDAR)):
        times, queries = found[name]["times"], found[name]["queries"]
        tail = percentile(times, 95)
        report.add(
            f"{name} homes={homes}",
            {
                "p50": median(times),
                "p95": tail,
                "queries": queries[-1],
                "goal": f"<={goal} ms",
                "machine": machine,
            },
            goals={"p95": tail <= goal},
            right={"queries": len(set(queries)) == 1},
        )
