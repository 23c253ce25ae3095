"""An end to whole exchanges with other sites, however slowly they drip."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress

_own = threading.local()


def watch(connection: socket.socket) -> None:
    """Count a connection that was just made among those that end with the deadline."""
    watched: list[socket.socket] | None = getattr(_own, "watched", None)
    if watched is not None:
        watched.append(connection.dup())  # encryption takes the original away


@contextmanager
def deadline(seconds: float) -> Iterator[threading.Event]:
    """Cut whatever this thread still hears after that time; the event says that it came to that."""
    watched: list[socket.socket] = []
    over = threading.Event()

    def cut() -> None:
        over.set()
        for connection in watched:
            with suppress(OSError):  # it has ended by itself
                connection.shutdown(socket.SHUT_RDWR)

    timer = threading.Timer(seconds, cut)
    timer.daemon = True
    _own.watched = watched
    timer.start()
    try:
        yield over
    finally:
        timer.cancel()
        _own.watched = None
        for connection in watched:
            connection.close()
