"""SQLite whose writers stand in line.

A writer that finds SQLite busy sleeps and looks again, up to a tenth of a second later: under load
the database lies idle most of that time, and who came first may be served last. Here a transaction
first waits for a lock on a file beside the database, which the operating system hands to the next
in line at once, also when its holder was killed. SQLite's own lock stays what protects the data.
"""

import fcntl
import os
from typing import Any

from django.db.backends.sqlite3 import base


class DatabaseWrapper(base.DatabaseWrapper):
    line: int | None = None  # a descriptor of its own: flock tells those apart, not processes

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        connection = super().get_new_connection(conn_params)
        if not self.is_in_memory_db():
            self.line = os.open(f"{conn_params['database']}-line", os.O_RDWR | os.O_CREAT, 0o600)
        return connection

    def _start_transaction_under_autocommit(self) -> None:
        self._stand_in_line()
        try:
            super()._start_transaction_under_autocommit()
        except BaseException:
            self._let_next()
            raise

    def _commit(self) -> None:
        super()._commit()
        self._let_next()

    def _rollback(self) -> None:
        try:
            super()._rollback()
        finally:
            self._let_next()

    def _close(self) -> None:
        try:
            super()._close()
        finally:
            if self.line is not None:
                os.close(self.line)
                self.line = None

    def _stand_in_line(self) -> None:
        if self.line is not None:
            fcntl.flock(self.line, fcntl.LOCK_EX)

    def _let_next(self) -> None:
        if self.line is not None:
            fcntl.flock(self.line, fcntl.LOCK_UN)
