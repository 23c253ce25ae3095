"""Clients that never give up: the same request with the same key until there is an answer."""

import hashlib
import hmac
import http.client
import json
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from threading import Event, Lock, Thread
from typing import Any

from .client import Answer, Client
from .crowd import STAYS
from .dataset import FREE_FROM
from .days import stay
from .servers import WEBHOOK_SECRET

BOOKERS, MESSENGERS = 6, 2
BOOKING_DAY, DAYS = FREE_FROM + 15, 24
EACH_BOOKS = 2  # a traveller may hold three stays
PAUSE = 0.05
DELIVERIES = 2  # Stripe, too, sends some events more than once


@dataclass
class Load:
    """What was promised so far: bookings by their key, and events that the site took."""

    port: int
    bookings: Iterator[tuple[str, dict[str, Any]]]
    payments: list[dict[str, Any]]
    over: Event = field(default_factory=Event)
    lock: Lock = field(default_factory=Lock)
    acked: dict[str, dict[str, Any]] = field(default_factory=dict)
    odd: list[str] = field(default_factory=list)
    threads: list[Thread] = field(default_factory=list)

    def start(self) -> None:
        parts = [self.payments[number::MESSENGERS] for number in range(MESSENGERS)]
        self.threads = [Thread(target=self._book, daemon=True) for _ in range(BOOKERS)]
        self.threads += [Thread(target=self._deliver, args=(part,), daemon=True) for part in parts]
        for thread in self.threads:
            thread.start()

    def stop(self) -> None:
        """Let everyone finish what they are at."""
        self.over.set()
        for thread in self.threads:
            thread.join()

    def _book(self) -> None:
        client = Client(self.port)
        while not self.over.is_set():
            with self.lock:
                session, body = next(self.bookings, ("", {}))
            if not session:
                return
            key = f"{session}-{body['home']}-{body['arrival']}"
            client.session = session
            answer = insist(client, partial(client.post, STAYS, body, key))
            with self.lock:
                self._note(key, answer)

    def _note(self, key: str, answer: Answer) -> None:
        """Nobody else wants these nights: a refusal would be of one's own booking."""
        if answer.status == 201:
            self.acked[key] = answer.json
        else:
            self.odd.append(f"{key}: {answer.status} {answer.body[:100]!r}")

    def _deliver(self, payments: list[dict[str, Any]]) -> None:
        client = Client(self.port)
        for payment in payments:
            for _ in range(DELIVERIES):
                insist(client, partial(_send, client, payment))


def _send(client: Client, payment: dict[str, Any]) -> Answer:
    """Signed anew each time: a signature is good for five minutes."""
    return client.send("/webhooks/stripe/", *signed(payment))


def insist(client: Client, ask: Callable[[], Answer]) -> Answer:
    """Ask again until the site answers for itself."""
    while True:
        try:
            answer = ask()
            if answer.status < 500:
                return answer
        except (OSError, http.client.HTTPException):
            client.close()
        time.sleep(PAUSE)


def bookings(sessions: list[str], homes: list[str]) -> Iterator[tuple[str, dict[str, Any]]]:
    """One night each, never next to another, by travellers who book but twice."""
    nights = (
        stay(home, day, day + 1)
        for day in range(BOOKING_DAY, BOOKING_DAY + DAYS, 3)
        for home in homes
    )
    whose = (session for _ in range(EACH_BOOKS) for session in sessions)
    yield from zip(whose, nights, strict=False)


def signed(payment: dict[str, Any]) -> tuple[bytes, dict[str, str]]:
    """The event of a finished checkout as Stripe sends it: bytes and header."""
    session = {
        "id": payment["session"],
        "object": "checkout.session",
        "status": "complete",
        "payment_status": "paid",
        "amount_total": payment["amount"],
        "currency": "eur",
        "payment_intent": f"pi_test_{payment['payment']}",
        "metadata": {"payment": str(payment["payment"])},
    }
    event = {
        "id": f"evt_test_{payment['payment']}",
        "object": "event",
        "type": "checkout.session.completed",
        "data": {"object": session},
    }
    body, at = json.dumps(event).encode(), int(time.time())
    mark = hmac.new(WEBHOOK_SECRET.encode(), f"{at}.".encode() + body, hashlib.sha256).hexdigest()
    header = {"Stripe-Signature": f"t={at},v1={mark}", "Content-Type": "application/json"}
    return body, header
