"""Sixteen clients at once: what the booking figures and the race test drive."""

from collections import Counter
from dataclasses import dataclass, field
from functools import partial
from itertools import cycle
from typing import Any

from .client import Answer, Client, at_once
from .days import stay

STAYS = "/api/v1/stays"
CLIENTS = 16
# A rival's arrival and departure, to a stay of nights 0, 1 and 2.
SHAPES = ((0, 3), (-1, 1), (2, 5), (1, 2), (-2, 5), (0, 5))


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
                partial(self.post, client, next(self.next_session), body, f"{key}-{number:02}")
                for number, (client, body) in enumerate(zip(self.clients, bodies, strict=True))
            ]
        )

    def post_all(self, bodies: list[dict[str, Any]], key: str) -> list[Answer]:
        """The clients share the bodies out and go through them as fast as they can."""
        sessions = [next(self.next_session) for _ in bodies]

        def work(number: int) -> list[Answer]:
            return [
                self.post(self.clients[number], sessions[i], bodies[i], f"{key}-{i:05}")
                for i in range(number, len(bodies), CLIENTS)
            ]

        parts = at_once([partial(work, number) for number in range(CLIENTS)])
        return [answer for part in parts for answer in part]

    def post(self, client: Client, session: str, body: dict[str, Any], key: str) -> Answer:
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
