"""P9, P10: memory of the idle stack, the way from nothing to the first page."""

import time

from . import processes
from .report import Report, noise
from .servers import Site

LARGEST, START, MIGRATE = 350, 6, 60
AT_REST = 3  # seconds until what starting needed has settled


def migrate(report: Report, site: Site, database: str) -> None:
    """An empty database brought up to date."""
    machine, started = noise(), time.monotonic()
    site.manage("migrate", "--verbosity", "0")
    took = time.monotonic() - started
    report.add(
        f"migrate db={database}",
        {"migrate": f"{took:.1f} s", "goal": f"<={MIGRATE} s", "machine": machine},
        goals={"migrate": took <= MIGRATE},
        right={},
    )


def measure(report: Report, site: Site) -> None:
    """Two web workers and a consumer at rest, after one visit to each worker's pages."""
    site.manage("createcachetable")
    machine, started = noise(), time.monotonic()
    site.start_web()
    site.until_it_answers()
    cold = time.monotonic() - started
    site.start_worker()
    time.sleep(AT_REST)
    web = [processes.pss_mib(pid) for pid in processes.tree(site.pid("web"))]
    worker = [processes.pss_mib(pid) for pid in processes.tree(site.pid("worker"))]
    whole = sum(web) + sum(worker)
    site.end("worker", 15)
    site.end("web", 15)
    report.add(
        "mem",
        {
            "pss": f"{whole:.0f} MiB",
            "web": "+".join(f"{one:.0f}" for one in web),
            "consumer": f"{sum(worker):.0f}",
            "start": f"{cold:.1f} s",
            "goal": f"<={LARGEST} MiB,<={START} s",
            "machine": machine,
        },
        goals={"pss": whole <= LARGEST, "start": cold <= START},
        right={"workers": len(web) == 3 and len(worker) >= 1},
    )
