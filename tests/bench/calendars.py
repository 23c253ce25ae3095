"""P11: our calendar for other sites, and reading theirs."""

import json

from .client import Client
from .figures import percentile
from .report import Report, noise
from .servers import Site

EXPORT, UNCHANGED, IMPORT = 25, 8, 1_500
ROUNDS, WARM = 120, 20


def measure(report: Report, site: Site) -> None:
    seeded = json.loads(site.inside("seed_calendars"))
    _importing(report, seeded)
    site.start_web()
    site.until_it_answers()
    _exporting(report, site, seeded["token"])
    site.end("web", 15)


def _importing(report: Report, seeded: dict) -> None:
    report.add(
        "calendar read events=500",
        {
            "first": seeded["first_ms"],
            "again": seeded["again_ms"],
            "writes_again": seeded["writes_again"],
            "nights": seeded["nights"],
            "goal": f"<={IMPORT} ms, 0 writes again",
            "machine": noise(),
        },
        goals={"first": seeded["first_ms"] <= IMPORT},
        right={"writes": seeded["writes_again"] == 0, "nights": seeded["nights"] == 500},
    )


def _exporting(report: Report, site: Site, token: str) -> None:
    machine, client = noise(), Client(site.port)
    address = f"/ical/{token}.ics"
    whole = [client.get(address) for _round in range(ROUNDS)]
    known = {"If-None-Match": whole[0].headers["ETag"]}
    same = [client.get(address, known) for _round in range(ROUNDS)]
    client.close()
    slow = percentile([one.seconds * 1000 for one in whole[WARM:]], 95)
    quick = percentile([one.seconds * 1000 for one in same[WARM:]], 95)
    report.add(
        "calendar given stays=100",
        {
            "p95": slow,
            "p95_304": quick,
            "events": whole[0].body.count(b"BEGIN:VEVENT"),
            "goal": f"<={EXPORT} ms, 304 <={UNCHANGED} ms",
            "machine": machine,
        },
        goals={"p95": slow <= EXPORT, "304": quick <= UNCHANGED},
        right={
            "events": whole[0].body.count(b"BEGIN:VEVENT") == 100,
            "304": all(one.status == 304 and not one.body for one in same),
        },
    )
