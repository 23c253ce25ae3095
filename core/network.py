"""Calls to other companies never run while a database transaction is open."""

from django.db import connections


class NetworkInTransaction(RuntimeError):
    """A call that may take seconds was about to hold rows locked all that time."""


def outside_transaction() -> None:
    """Refuse to go on inside a transaction (a test's own wrapper does not count)."""
    for connection in connections.all(initialized_only=True):
        if any(not block._from_testcase for block in connection.atomic_blocks):  # type: ignore[attr-defined]
            raise NetworkInTransaction("Call other services after the transaction, not inside it.")
