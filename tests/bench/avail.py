"""P1, P2: searching free homes over HTTP, beside the floor and an oracle."""

import json
from decimal import Decimal
from itertools import count
from typing import Any

from .client import Client
from .figures import middle
from .ports import free_port
from .processes import cpu_ms
from .report import Report, noise
from .servers import Site

SEARCH = "/api/v1/homes?"
PAGE = 20
LIMITS = {100: 15, 1_000: 40, 10_000: 150}  # ms, the 95th percentile
FLOOR, STATEMENTS = 3, 10
ROUNDS, WARM_UP = 3, 8
WALKED = 2  # searches whose pages are all read


def measure(report: Report, site: Site, database: str, homes: int) -> None:
    """Rounds of the site and the floor in turn, over the same searches."""
    seeded = json.loads((site.folder / "seed.json").read_text())
    searches, machine, floor_port = seeded["searches"], noise(), free_port()
    site.start_web()
    site.start_web("tests.bench.floor", "floor", floor_port)
    ours, floor = Client(site.port), Client(floor_port)
    for client in (ours, floor):
        _timed(client, searches[:WARM_UP])
    used = cpu_ms(site.pid("web"))
    rounds = [(_timed(ours, searches), _timed(floor, searches)) for _ in range(ROUNDS)]
    used = (cpu_ms(site.pid("web")) - used) / (ROUNDS * len(searches))
    wrong = problems(ours, searches)
    site.end("floor", 15)
    site.end("web", 15)
    times, bare = [mine for mine, _ in rounds], [floor for _, floor in rounds]
    statements = max(len(sql) for sql in seeded["sql"].values())
    p95, ratio = middle(times, 95), middle(times, 50) / middle(bare, 50)
    report.add(
        f"avail db={database} n={homes}",
        {
            "p50": middle(times, 50),
            "p95": p95,
            "p99": middle(times, 99),
            "cpu": used,
            "sql": statements,
            "floor_p50": middle(bare, 50),
            "floor": f"{ratio:.1f}x",
            "goal": f"<={LIMITS[homes]},<={FLOOR}x",
            "oracle": f"{len(searches) - len(wrong)}/{len(searches)}",
            "machine": machine,
        },
        goals={"p95": p95 <= LIMITS[homes], "floor": ratio <= FLOOR},
        right={"oracle": not wrong, "sql": statements <= STATEMENTS},
    )


def problems(client: Client, searches: list[dict[str, Any]]) -> list[str]:
    """Where the site and the oracle differ; the first are shown."""
    found = [check(client, one) for one in searches]
    found += [walk(client, one) for one in searches[:WALKED]]
    wrong = [problem for problem in found if problem]
    for problem in wrong[:5]:
        print(problem)
    return wrong


def _timed(client: Client, searches: list[dict[str, Any]]) -> list[float]:
    return [client.get(SEARCH + one["query"]).seconds * 1000 for one in searches]


def check(client: Client, search: dict[str, Any]) -> str:
    """Empty, or what is wrong with the first page: how many, which, in which order, the price."""
    answer = client.get(SEARCH + search["query"]).json
    found = [home["reference"] for home in answer["homes"]]
    totals = [f"{Decimal(home['total']):.2f}" for home in answer["homes"]]
    if answer["count"] != len(search["found"]):
        return f"{search['query']}: {answer['count']} homes, not {len(search['found'])}"
    if found != search["found"][:PAGE]:
        return f"{search['query']}: {found}, not {search['found'][:PAGE]}"
    if totals != search["totals"]:
        return f"{search['query']}: {totals}, not {search['totals']}"
    return ""


def walk(client: Client, search: dict[str, Any]) -> str:
    """Empty, or what is wrong with all pages together."""
    found: list[str] = []
    for number in count(1):
        if len(found) >= len(search["found"]):
            break
        page = client.get(f"{SEARCH}{search['query']}&page={number}").json["homes"]
        if not page:
            break
        found += [home["reference"] for home in page]
    return "" if found == search["found"] else f"{search['query']}: the pages differ"
