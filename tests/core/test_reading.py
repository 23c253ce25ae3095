"""Reading an address that a person gave: never inside, never long, never much."""

import gzip
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

import pytest

from core import outside, reading
from core.reading import CannotRead, Problem, read

SPELLINGS = [
    "http://127.0.0.1:{port}/",
    "http://127.1:{port}/",
    "http://127.0.1:{port}/",
    "http://2130706433:{port}/",
    "http://017700000001:{port}/",
    "http://0177.0.0.1:{port}/",
    "http://0x7f.0.0.1:{port}/",
    "http://0x7f000001:{port}/",
    "http://0x7f.1:{port}/",
    "http://127.0.0.1.:{port}/",
    "http://0:{port}/",
    "http://0.0.0.0:{port}/",
    "http://localhost:{port}/",
    "http://LOCALHOST:{port}/",
    "http://localhost.:{port}/",
    "http://[::1]:{port}/",
    "http://[::]:{port}/",
    "http://[0:0:0:0:0:0:0:1]:{port}/",
    "http://[::ffff:127.0.0.1]:{port}/",
    "http://[::ffff:7f00:1]:{port}/",
    "http://[::127.0.0.1]:{port}/",
    "http://[64:ff9b::7f00:1]:{port}/",
    "http://[2002:7f00:1::]:{port}/",
    "http://①②⑦.⓪.⓪.①:{port}/",
    "http://127。0。0。1:{port}/",
    "http://user:secret@127.0.0.1:{port}/",
    "http://example.org@127.0.0.1:{port}/",
    "http://127.0.0.1:{port}#@example.org/",
    "http://127.0.0.1:{port}\\@example.org/",
    "http://169.254.169.254/latest/meta-data/",
    "http://[fd00:ec2::254]/latest/meta-data/",
    "http://100.100.100.200/latest/meta-data/",
    "http://100.64.0.1:{port}/",
    "http://10.0.0.1:{port}/",
    "http://172.31.255.255:{port}/",
    "http://192.168.0.1:{port}/",
    "http://198.18.0.1:{port}/",
    "http://224.0.0.1:{port}/",
    "http://[fe80::1]:{port}/",
]


@pytest.mark.requirement("S9")
@pytest.mark.parametrize("spelling", SPELLINGS)
def test_no_spelling_of_a_private_address_reaches_inside(spelling):
    with socket.create_server(("127.0.0.1", 0)) as canary:
        canary.settimeout(0.05)
        port = canary.getsockname()[1]

        with pytest.raises(CannotRead) as refused:
            read(spelling.format(port=port), seconds=3)

        assert refused.value.problem in (
            Problem.PRIVATE,
            Problem.ADDRESS,
            Problem.UNREACHABLE,
        )
        with pytest.raises(TimeoutError):
            canary.accept()


@pytest.mark.parametrize(
    "address",
    ["", "example.org/a.ics", "ftp://example.org/a", "file:///etc/passwd", "gopher://x/", "http://",
     "https:///a", "javascript:alert(1)", "http://a:b@example.org/", "http://exa mple.org/",
     "http://example.org:99999/", "http://[::1/", "http://example.org/\r\nHost: inside"],
)  # fmt: skip
def test_only_addresses_of_the_web_are_read(address):
    with pytest.raises(CannotRead) as refused:
        read(address)

    assert refused.value.problem == Problem.ADDRESS


Answer = Callable[[socket.socket], None]


@contextmanager
def site(*answers: Answer) -> Iterator[int]:
    """A server that gives one answer after the other."""
    server = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        for answer in answers:
            try:
                connection, _peer = server.accept()
            except OSError:
                return
            with connection:
                connection.recv(65536)
                with suppress(OSError):  # the reader had enough
                    answer(connection)

    threading.Thread(target=serve, daemon=True).start()
    try:
        yield server.getsockname()[1]
    finally:
        server.close()


@pytest.fixture
def inside(settings):
    """Let one port of this machine be read, as an installation may."""

    def allow(port: int) -> str:
        settings.ALLOWED_INSIDE = [f"127.0.0.1:{port}"]
        return f"http://127.0.0.1:{port}/"

    return allow


def sends(body: bytes, *headers: str, status: str = "200 OK") -> Answer:
    lines = [f"HTTP/1.1 {status}", f"Content-Length: {len(body)}", "Connection: close", *headers]
    return lambda connection: connection.sendall("\r\n".join(lines).encode() + b"\r\n\r\n" + body)


def leads_to(address: str) -> Answer:
    return sends(b"", f"Location: {address}", status="302 Found")


def test_what_is_found_is_returned(inside):
    with site(sends(b"hello", 'ETag: "1"')) as port:
        found = read(inside(port))

    assert (found.status, found.body, found.headers["ETag"]) == (200, b"hello", '"1"')


@pytest.mark.requirement("S9")
def test_a_redirect_into_our_network_is_refused(inside):
    with socket.create_server(("127.0.0.1", 0)) as canary:
        canary.settimeout(0.05)
        target = f"http://127.0.0.1:{canary.getsockname()[1]}/"
        with site(leads_to(target)) as port, pytest.raises(CannotRead) as refused:
            read(inside(port))
        with pytest.raises(TimeoutError):
            canary.accept()

    assert refused.value.problem == Problem.PRIVATE


def test_three_redirects_are_followed_and_a_fourth_is_not(inside):
    with site(*[leads_to("/")] * 3, sends(b"there")) as port:
        assert read(inside(port)).body == b"there"
    with site(*[leads_to("/")] * 4) as port, pytest.raises(CannotRead) as refused:
        read(inside(port))

    assert refused.value.problem == Problem.REDIRECTS


def test_fifty_megabytes_are_left_alone_early(inside):
    sent = []

    def pour(connection: socket.socket) -> None:
        connection.sendall(b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n")
        for _megabyte in range(50):
            connection.sendall(b"x" * 2**20)
            sent.append(1)

    with site(pour) as port, pytest.raises(CannotRead) as refused:
        read(inside(port))

    assert refused.value.problem == Problem.TOO_BIG
    assert len(sent) < 25


def test_what_swells_when_unpacked_is_left_alone(inside):
    bomb = gzip.compress(b"\0" * 60 * 2**20)
    with site(sends(bomb, "Content-Encoding: gzip")) as port, pytest.raises(CannotRead) as refused:
        read(inside(port))

    assert refused.value.problem == Problem.TOO_BIG


def test_what_drips_is_cut_at_the_deadline(inside):
    over = threading.Event()

    def drip(connection: socket.socket) -> None:
        connection.sendall(b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n")
        while not over.wait(0.05):
            connection.sendall(b"x")

    started = time.monotonic()
    with site(drip) as port, pytest.raises(CannotRead) as refused:
        read(inside(port), seconds=0.4)
    over.set()

    assert refused.value.problem == Problem.SLOW
    assert time.monotonic() - started < 3


@pytest.mark.requirement("S9")
def test_a_name_is_resolved_once_and_exactly_that_is_called(monkeypatch):
    asked, called = [], []

    def resolve(host, port, *_args, **_kwargs):
        asked.append(host)
        address = "93.184.215.14" if len(asked) == 1 else "127.0.0.1"
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port))]

    def connect(address, *_args, **_kwargs):
        called.append(address[0])
        raise ConnectionRefusedError

    monkeypatch.setattr(outside.socket, "getaddrinfo", resolve)
    monkeypatch.setattr("urllib3.util.connection.create_connection", connect)
    with pytest.raises(CannotRead):
        read("http://rebinding.example/")

    assert (asked, called) == (["rebinding.example"], ["93.184.215.14"])


def test_nothing_is_read_inside_a_transaction(db):
    from django.db import transaction

    from core.network import NetworkInTransaction

    with transaction.atomic(), pytest.raises(NetworkInTransaction):
        reading.read("http://example.org/")
