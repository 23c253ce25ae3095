"""A webhook endpoint that remembers what it was sent and answers what it is told to."""

import json
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from queue import Queue
from threading import Thread
from typing import Self


@dataclass(frozen=True)
class Received:
    payload: bytes
    signature: str


class Endpoint:
    def __init__(self, port: int = 0) -> None:
        self.received: Queue[Received] = Queue()
        # Statuses of the next answers to a type of event; 200 once there are none left.
        self.refusals: dict[str, list[int]] = {}
        self.server = ThreadingHTTPServer(("127.0.0.1", port), self.handler())
        self.port = self.server.server_port
        self.url = f"http://127.0.0.1:{self.port}/webhook"

    def __enter__(self) -> Self:
        Thread(target=self.server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *error: object) -> None:
        self.server.shutdown()
        self.server.server_close()

    def listen(self) -> Queue[Received]:
        """A fresh queue: what was sent for other tests is not in it."""
        self.received = Queue()
        return self.received

    def refuse(self, kind: str, statuses: list[int]) -> None:
        self.refusals[kind] = statuses

    def answer(self, payload: bytes) -> int:
        refusals = self.refusals.get(json.loads(payload)["type"])
        return refusals.pop(0) if refusals else 200

    def handler(self) -> type[BaseHTTPRequestHandler]:
        endpoint = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                payload = self.rfile.read(int(self.headers["Content-Length"]))
                endpoint.received.put(Received(payload, self.headers["Stripe-Signature"]))
                self.send_response(endpoint.answer(payload))
                self.end_headers()

            def log_message(self, format: str, *args: object) -> None:
                """Silence: a test says what it expects."""

        return Handler
