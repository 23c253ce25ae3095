"""What languages cost: the matrix of many, words from the database, a change in every process."""

import json
import time
from statistics import median
from threading import Thread

from .client import Client
from .report import Report, noise
from .servers import Site

MATRIX, WORDS, ROUNDS = 300, 1.0, 40
PAGE = "/oc/accounts/login/"
POLLS, PROCESSES = 40, 3


def measure(report: Report, site: Site) -> None:
    _matrix(report, site)
    site.start_web(workers=PROCESSES)
    site.until_it_answers()
    _words(report, site)
    _everywhere(report, site)
    site.end("web", 15)


def _matrix(report: Report, site: Site) -> None:
    machine = noise()
    found = json.loads(site.inside("seed_languages", "matrix"))
    report.add(
        "matrix languages=20 pages=500 strings=2000",
        {**found, "goal": f"<={MATRIX} ms", "machine": machine},
        goals={"matrix": found["matrix_ms"] <= MATRIX},
        right={"queries": found["queries"] == found["queries_few"]},
    )


def _words(report: Report, site: Site) -> None:
    """Signed in, so that no page comes from memory; the two languages take turns."""
    machine = noise()
    site.inside("seed_languages", "words")
    client = Client(site.port, site.inside("sessions").split()[0])
    none, many = [], []
    for _round in range(ROUNDS):
        none.append(client.get("/br/homes/").seconds * 1000)
        many.append(client.get("/oc/homes/").seconds * 1000)
    client.close()
    cost = median(many[5:]) - median(none[5:])
    report.add(
        "words of the database",
        {
            "none": median(none[5:]),
            "with_2000": median(many[5:]),
            "cost": f"{cost:.2f} ms",
            "goal": f"<={WORDS:.0f} ms",
            "machine": machine,
        },
        goals={"cost": cost <= WORDS},
        right={},
    )


def _everywhere(report: Report, site: Site) -> None:
    """After a word has changed, no process may answer with the old one, not even once."""
    word, changed = site.inside("seed_languages", "change").split()
    seen: list[tuple[float, bool]] = []
    threads = [Thread(target=_watch, args=(site.port, word, seen)) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    old = [asked for asked, new in seen if not new and asked > float(changed)]
    report.add(
        f"a word in {PROCESSES} processes",
        {"polls": len(seen), "old": len(old), "goal": "0"},
        goals={},
        right={"old": not old and len(seen) == 8 * POLLS},
    )


def _watch(port: int, word: str, seen: list[tuple[float, bool]]) -> None:
    for _poll in range(POLLS):
        client, asked = Client(port), time.time()  # a new connection may reach another worker
        seen.append((asked, word in client.get(PAGE).body.decode()))
        client.close()
