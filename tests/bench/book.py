"""P3, P4, R1, R3: sixteen clients book, on different nights and on the same ones."""

import json
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from itertools import cycle
from typing import Any

from .client import Answer, Client, at_once
from .dataset import FREE_FROM
from .days import stay
from .figures import percentile
from .processes import cpu_ms
from .report import Report, noise
from .servers import Site

STAYS = "/api/v1/stays"
CLIENTS = 16
# A rival's arrival and departure, to a stay of nights 0, 1 and 2.
SHAPES = ((0, 3), (-1, 1), (2, 5), (1, 2), (-2, 5), (0, 5))
CONTENDED_DAY, CONTROL_DAY, FREE_DAY = FREE_FROM + 5, FREE_FROM + 15, FREE_FROM + 30
GOALS = {"sqlite": 80, "pg": 100}


@dataclass
class Crowd:
    """Sixteen travellers at a time, each with a connection; a traveller books but a few times."""

    port: int
    sessions: list[str]
    clients: list[Client] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.clients = [Client(self.port) for _ in range(CLIENTS)]
        self.next_session = cycle(self.sessions)

    def post_at_once(self, bodies: list[dict[str, Any]], key: str) -> list[Answer]:
        """Each client sends one of the bodies, all at the same moment."""
        return at_once(
            [
                partial(self._post, client, next(self.next_session), body, f"{key}-{number:02}")
                for number, (client, body) in enumerate(zip(self.clients, bodies, strict=True))
            ]
        )

    def post_all(self, bodies: list[dict[str, Any]], key: str) -> list[Answer]:
        """The clients share the bodies out and go through them as fast as they can."""
        sessions = [next(self.next_session) for _ in bodies]

        def work(number: int) -> list[Answer]:
            return [
                self._post(self.clients[number], sessions[i], bodies[i], f"{key}-{i:05}")
                for i in range(number, len(bodies), CLIENTS)
            ]

        parts = at_once([partial(work, number) for number in range(CLIENTS)])
        return [answer for part in parts for answer in part]

    def _post(self, client: Client, session: str, body: dict[str, Any], key: str) -> Answer:
        client.session = session
        return client.post(STAYS, body, key)

    def close(self) -> None:
        for client in self.clients:
            client.close()


def contend(crowd: Crowd, homes: list[str], rounds: int, day: int, key: str) -> list[list[Answer]]:
    """Rounds in which all want overlapping nights of one home, in six shapes in turn."""
    made = []
    for number in range(rounds):
        home, (first, last) = homes[number % len(homes)], SHAPES[number % len(SHAPES)]
        wishes = [stay(home, day, day + 3), stay(home, day + first, day + last)]
        bodies = [wishes[client % 2] for client in range(CLIENTS)]
        made.append(crowd.post_at_once(bodies, f"{key}-{number:04}"))
    return made


@dataclass
class Contest:
    """What became of the contended rounds."""

    rounds: list[list[Answer]]

    @property
    def winners(self) -> list[int]:
        return [sum(answer.status == 201 for answer in one) for one in self.rounds]

    @property
    def statuses(self) -> Counter[int]:
        return Counter(answer.status for one in self.rounds for answer in one)

    @property
    def times(self) -> list[float]:
        return [answer.seconds * 1000 for one in self.rounds for answer in one]

    @property
    def multi(self) -> int:
        return sum(count > 1 for count in self.winners)

    @property
    def none(self) -> int:
        return self.winners.count(0)

    @property
    def unclean(self) -> int:
        """Answers that are neither a stay nor a refusal."""
        return sum(count for status, count in self.statuses.items() if status not in (201, 409))


def measure(report: Report, site: Site, database: str, rounds: int, free: int) -> None:
    seeded = json.loads((site.folder / "seed.json").read_text())
    homes, machine = seeded["bookable"], noise()
    site.start_web()
    site.until_it_answers()
    crowd = Crowd(site.port, seeded["sessions"])
    crowd.post_all([stay(home, FREE_DAY - 5, FREE_DAY - 4) for home in homes[:CLIENTS]], "warm-up")

    used, started = cpu_ms(site.pid("web")), time.perf_counter()
    answers = crowd.post_all(_free_bodies(homes, free), "free")
    rate = free / (time.perf_counter() - started)
    used = (cpu_ms(site.pid("web")) - used) / free
    p99 = percentile([answer.seconds * 1000 for answer in answers], 99)
    refused = [answer for answer in answers if answer.status != 201]

    contest = Contest(contend(crowd, homes, rounds, CONTENDED_DAY, "same"))
    replays = same_key(crowd, homes)
    crowd.close()
    site.end("web", 15)
    double = int(site.inside("overlaps"))
    for answer in [*refused, *(a for one in contest.rounds for a in one if a.status >= 422)][:3]:
        print(answer.status, answer.body[:300])
    contended_p99 = percentile(contest.times, 99)
    report.add(
        f"book db={database}",
        {
            "free": f"{rate:.0f}/s",
            "p99": p99,
            "cpu": used,
            "refused": len(refused),
            "contended": f"attempts={rounds * CLIENTS}",
            "winners": sum(contest.winners),
            "multi": contest.multi,
            "none": contest.none,
            "unclean": contest.unclean,
            "contended_p99": contended_p99,
            "overlaps": double,
            "same_key": replays,
            "goal": f">={GOALS[database]}/s,p99<=400,<=600",
            "machine": machine,
        },
        goals={
            "free": rate >= GOALS[database],
            "p99": p99 <= 400,
            "contended_p99": contended_p99 <= 600,
        },
        right={
            "winners": sum(contest.winners) == rounds and not contest.multi and not contest.none,
            "answers": not contest.unclean and not refused,
            "overlaps": double == 0,
            "same_key": replays == "once",
        },
    )


def _free_bodies(homes: list[str], count: int) -> list[dict[str, Any]]:
    """Different nights for everyone: another home each, then days that touch no buffer."""
    days = (FREE_DAY + 5 * (number // len(homes)) for number in range(count))
    return [stay(homes[i % len(homes)], day, day + 3) for i, day in enumerate(days)]


def same_key(crowd: Crowd, homes: list[str]) -> str:
    """One traveller's request sent sixteen times at once, then again, then with another body."""
    session, key = crowd.sessions[-1], "the-same-key"
    body = stay(homes[-1], CONTROL_DAY, CONTROL_DAY + 2)
    post: Callable[..., Answer] = crowd._post
    answers = at_once([partial(post, client, session, body, key) for client in crowd.clients])
    answers.append(crowd._post(crowd.clients[0], session, body, key))
    other = crowd._post(
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
