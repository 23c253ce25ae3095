"""HTTP as a client at the other end of a kept-open connection sees it."""

import http.client
import json
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from threading import Barrier
from typing import Any

TOKEN = "a" * 32  # the site compares cookie and header, whatever they say


@dataclass(frozen=True)
class Answer:
    status: int
    body: bytes
    seconds: float
    headers: dict[str, str]

    @property
    def json(self) -> Any:
        return json.loads(self.body)


class Client:
    """One connection, opened again when the server closed it in between."""

    def __init__(self, port: int, session: str = "") -> None:
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        self.session = session

    def get(self, path: str, headers: dict[str, str] | None = None) -> Answer:
        return self._ask("GET", path, None, self._cookies() | (headers or {}))

    def post(self, path: str, data: dict[str, Any], key: str) -> Answer:
        headers = {
            **self._cookies(),
            "Content-Type": "application/json",
            "Idempotency-Key": key,
            "X-CSRFToken": TOKEN,
        }
        return self._ask("POST", path, json.dumps(data), headers)

    def send(self, path: str, body: bytes, headers: dict[str, str]) -> Answer:
        return self._ask("POST", path, body, headers)

    def close(self) -> None:
        self.connection.close()

    def _cookies(self) -> dict[str, str]:
        if not self.session:
            return {}
        return {"Cookie": f"sessionid={self.session}; csrftoken={TOKEN}"}

    def _ask(
        self, method: str, path: str, body: str | bytes | None, headers: dict[str, str]
    ) -> Answer:
        try:
            return self._once(method, path, body, headers)
        except (http.client.RemoteDisconnected, ConnectionResetError, BrokenPipeError):
            # An idle connection that the server closed; every POST here carries its key.
            self.connection.close()
            return self._once(method, path, body, headers)

    def _once(
        self, method: str, path: str, body: str | bytes | None, headers: dict[str, str]
    ) -> Answer:
        started = time.perf_counter()
        self.connection.request(method, path, body, headers)
        response = self.connection.getresponse()
        content = response.read()
        took = time.perf_counter() - started
        return Answer(response.status, content, took, dict(response.headers))


def at_once(jobs: list[Any]) -> list[Any]:
    """Run the jobs in as many threads, all let go at the same moment."""
    gate = Barrier(len(jobs))

    def wait_and_run(job: Any) -> Any:
        gate.wait()
        return job()

    with ThreadPoolExecutor(len(jobs)) as pool:
        return list(pool.map(wait_and_run, jobs))
