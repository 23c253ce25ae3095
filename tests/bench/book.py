"""P3, P4, R1, R3: sixteen clients book, on different nights and on the same ones."""

import json
import time
from collections import Counter
from dataclasses import dataclass
from functools import partial
from typing import Any

from .client import Answer, at_once
from .crowd import CLIENTS, Contest, Crowd, contend
from .dataset import FREE_FROM
from .days import stay
from .figures import percentile
from .processes import cpu_ms
from .report import Report, noise
from .servers import Site

CONTENDED_DAY, CONTROL_DAY, FREE_DAY = FREE_FROM + 5, FREE_FROM + 15, FREE_FROM + 30
GOALS = {"sqlite": 80, "pg": 100}


@dataclass(frozen=True)
class Rush:
    """What came of everybody booking different nights as fast as they can."""

    rate: float
    cpu: float
    answers: list[Answer]

    @property
    def p99(self) -> float:
        return percentile([answer.seconds * 1000 for answer in self.answers], 99)

    @property
    def refused(self) -> int:
        return sum(answer.status != 201 for answer in self.answers)


def measure(report: Report, site: Site, database: str, rounds: int, free: int) -> None:
    seeded = json.loads((site.folder / "seed.json").read_text())
    homes, machine = seeded["bookable"], noise()
    site.start_web()
    site.until_it_answers()
    crowd = Crowd(site.port, seeded["sessions"])
    crowd.post_all([stay(home, FREE_DAY - 5, FREE_DAY - 4) for home in homes[:CLIENTS]], "warm-up")
    rush = hurry(crowd, site, homes, free)
    contest = Contest(contend(crowd, homes, rounds, CONTENDED_DAY, "same"))
    replays = same_key(crowd, homes)
    crowd.close()
    site.end("web", 15)
    double = int(site.inside("overlaps"))
    show_odd(rush, contest)
    tail = percentile(contest.times, 99)
    report.add(
        f"book db={database}",
        {
            "free": f"{rush.rate:.0f}/s",
            "p99": rush.p99,
            "cpu": rush.cpu,
            "refused": rush.refused,
            "attempts": rounds * CLIENTS,
            "winners": sum(contest.winners),
            "multi": contest.multi,
            "none": contest.none,
            "unclean": contest.unclean,
            "contended_p99": tail,
            "overlaps": double,
            "same_key": replays,
            "goal": f">={GOALS[database]}/s,p99<=400,<=600",
            "machine": machine,
        },
        goals={
            "free": rush.rate >= GOALS[database],
            "p99": rush.p99 <= 400,
            "contended_p99": tail <= 600,
        },
        right={
            "winners": contest.winners == [1] * rounds,
            "answers": not contest.unclean and not rush.refused,
            "overlaps": double == 0,
            "same_key": replays == "once",
        },
    )


def hurry(crowd: Crowd, site: Site, homes: list[str], count: int) -> Rush:
    used, started = cpu_ms(site.pid("web")), time.perf_counter()
    answers = crowd.post_all(_free_bodies(homes, count), "free")
    rate = count / (time.perf_counter() - started)
    return Rush(rate, (cpu_ms(site.pid("web")) - used) / count, answers)


def show_odd(rush: Rush, contest: Contest) -> None:
    """The first answers that should not have been given."""
    refused = [answer for answer in rush.answers if answer.status != 201]
    unclean = [answer for one in contest.rounds for answer in one if answer.status > 409]
    for answer in [*refused, *unclean][:3]:
        print(answer.status, answer.body[:300])


def _free_bodies(homes: list[str], count: int) -> list[dict[str, Any]]:
    """Different nights for everyone: another home each, then days that touch no buffer."""
    days = (FREE_DAY + 5 * (number // len(homes)) for number in range(count))
    return [stay(homes[i % len(homes)], day, day + 3) for i, day in enumerate(days)]


def same_key(crowd: Crowd, homes: list[str]) -> str:
    """One traveller's request sent sixteen times at once, then again, then with another body."""
    session, key = crowd.sessions[-1], "the-same-key"
    body = stay(homes[-1], CONTROL_DAY, CONTROL_DAY + 2)
    answers = at_once([partial(crowd.post, client, session, body, key) for client in crowd.clients])
    answers.append(crowd.post(crowd.clients[0], session, body, key))
    other = crowd.post(
        crowd.clients[0], session, stay(homes[-1], CONTROL_DAY, CONTROL_DAY + 1), key
    )
    references = {answer.json["reference"] for answer in answers if answer.status == 201}
    clean = {answer.status for answer in answers} <= {201, 409}
    if len(references) == 1 and clean and answers[-1].status == 201 and other.status == 422:
        return "once"
    return f"{Counter(answer.status for answer in answers)} then {other.status}"


def control(report: Report, site: Site, database: str, rounds: int) -> None:
    """With the guards off the same rounds must show double bookings, or they prove nothing."""
    seeded = json.loads((site.folder / "seed.json").read_text())
    site.inside("drop_constraint")
    site.start_web("tests.bench.unguarded_wsgi")
    crowd = Crowd(site.port, seeded["sessions"])
    contest = Contest(contend(crowd, seeded["bookable"], rounds, CONTROL_DAY, "control"))
    crowd.close()
    site.end("web", 15)
    double = int(site.inside("overlaps"))
    seen = contest.multi > 0 and double > 0
    report.add(
        f"control db={database}",
        {
            "rounds": rounds,
            "multi": contest.multi,
            "overlaps": double,
            "control": "DETECTED" if seen else "NOT DETECTED",
        },
        goals={},
        right={"control": seen},
    )
