"""Reading one address that a person gave: from outside only, a few hops, so many bytes, so long."""

import re
import socket
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import SplitResult, urljoin, urlsplit

import requests
from urllib3.exceptions import HTTPError

from .deadline import deadline
from .network import outside_transaction
from .outside import WAIT, PrivateAddress, session

HOPS = 3
MOST_BYTES = 5 * 2**20
SECONDS = 10.0
CHUNK = 2**16
REDIRECTS = (301, 302, 303, 307, 308)
# What a browser would quietly strip or turn around.
ODD = re.compile(r"[\s\\\x00-\x1f\x7f]")


class Problem(StrEnum):
    ADDRESS = "address"
    PRIVATE = "private"
    UNREACHABLE = "unreachable"
    SLOW = "slow"
    TOO_BIG = "too_big"
    REDIRECTS = "redirects"


class CannotRead(Exception):
    """The address could not be read; `problem` says why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.value)
        self.problem = problem


@dataclass(frozen=True)
class Answer:
    status: int
    headers: Mapping[str, str]
    body: bytes


def is_readable(address: str) -> bool:
    """Whether it is an address of the web, without a name and password in it."""
    return _parts(address) is not None


def read(
    address: str, headers: Mapping[str, str] | None = None, seconds: float = SECONDS
) -> Answer:
    """What is found at an address, after a few redirects; raises CannotRead."""
    outside_transaction()
    with deadline(seconds) as over:
        try:
            with session() as client:
                answer = _followed(client, address, dict(headers or {}))
        except (requests.RequestException, HTTPError, OSError, ValueError) as error:
            raise CannotRead(Problem.SLOW if over.is_set() else _problem(error)) from error
    if over.is_set():  # what was cut looks like an answer that has ended
        raise CannotRead(Problem.SLOW)
    return answer


def _followed(client: requests.Session, address: str, headers: dict[str, str]) -> Answer:
    for _hop in range(HOPS + 1):
        if _parts(address) is None:
            raise CannotRead(Problem.ADDRESS)
        with client.get(
            address, headers=headers, timeout=WAIT, stream=True, allow_redirects=False
        ) as answer:
            target = answer.headers.get("Location")
            if answer.status_code not in REDIRECTS or not target:
                return Answer(answer.status_code, answer.headers, _body(answer))
            address = urljoin(address, target)
    raise CannotRead(Problem.REDIRECTS)


def _body(answer: requests.Response) -> bytes:
    """The content, unpacked as it comes, so that what swells is left alone early."""
    body = bytearray()
    for chunk in answer.iter_content(CHUNK):
        body += chunk
        if len(body) > MOST_BYTES:
            raise CannotRead(Problem.TOO_BIG)
    return bytes(body)


def _parts(address: str) -> SplitResult | None:
    if ODD.search(address):
        return None
    try:
        parts = urlsplit(address)
        _port = parts.port  # says so when it is none
    except ValueError:
        return None
    known = parts.scheme in ("http", "https") and parts.hostname
    return parts if known and "@" not in parts.netloc else None


def _problem(error: BaseException | None) -> Problem:
    """The reason at the bottom of what the libraries wrapped around each other."""
    seen: set[int] = set()
    queue = [error]
    while queue:
        one = queue.pop()
        if one is None or id(one) in seen:
            continue
        seen.add(id(one))
        if isinstance(one, PrivateAddress):
            return Problem.PRIVATE
        if isinstance(one, requests.Timeout | TimeoutError | socket.timeout):
            return Problem.SLOW
        inner = [arg for arg in one.args if isinstance(arg, BaseException)]
        reason = getattr(one, "reason", None)
        queue += [one.__cause__, one.__context__, *inner]
        queue += [reason] if isinstance(reason, BaseException) else []
    return Problem.UNREACHABLE
