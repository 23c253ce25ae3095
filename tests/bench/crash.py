"""`make crash` (R5, R6, R8): kill web, worker and database under load, then count.

Clients book with an Idempotency-Key and never give up; Stripe's events confirm stays, each
leading to an invoice, a contract, their PDFs and a letter. Whatever dies is started again at
once, as systemd would.
"""

import json
import os
import signal
import sys
import tempfile
import time
from pathlib import Path

from . import crash_load
from .postgres import Postgres, find_binaries
from .servers import Site

QUICK = os.environ.get("QUICK", "") not in ("", "0")
HOMES = 300
PAYMENTS = 40 if QUICK else 125  # each leads to four jobs
KILL, TERM = signal.SIGKILL, signal.SIGTERM
BLOWS = (("worker", KILL), ("web", KILL), ("database", KILL), ("worker", TERM), ("web", TERM))
TIMES = 1 if QUICK else 4
BETWEEN = 1.0  # seconds of work between two blows
ANSWERS_WITHIN, DONE_WITHIN = 10, 60
PATIENCE = 240


class Crash:
    """A site under load, and what happens to it."""

    def __init__(self, site: Site, postgres: Postgres | None) -> None:
        self.site, self.postgres, self.blows, self.slowest = site, postgres, 0, 0.0

    def prepare(self) -> crash_load.Load:
        self.site.manage("migrate", "--verbosity", "0")
        self.site.manage("collectstatic", "--no-input", "--verbosity", "0")
        self.site.inside("seed", str(HOMES), str(self.site.folder))
        payments = json.loads(self.site.inside("crash_seed", str(PAYMENTS)))
        seeded = json.loads((self.site.folder / "seed.json").read_text())
        # The last travellers are those who pay.
        wishes = crash_load.bookings(seeded["sessions"][:-PAYMENTS], seeded["bookable"])
        return crash_load.Load(self.site.port, wishes, payments)

    def run(self) -> int:
        load = self.prepare()
        self.site.start_web()
        self.site.start_worker()
        load.start()
        for _ in range(TIMES):
            for what, how in BLOWS:
                time.sleep(BETWEEN)
                self.strike(what, how)
        time.sleep(BETWEEN)
        load.stop()
        done = self.until_done()
        return self.tell(load, done)

    def strike(self, what: str, how: signal.Signals) -> None:
        if what == "database":
            if self.postgres is None:
                return
            self.postgres.kill()
        else:
            self.site.end(what, how)
        self.blows += 1
        started = time.monotonic()
        if what == "database":
            self.postgres.start()
        elif what == "web":
            self.site.start_web()
        else:
            self.site.start_worker()
            return
        self.site.until_it_answers("/api/v1/homes")
        self.slowest = max(self.slowest, time.monotonic() - started)

    def until_done(self) -> float:
        """Wait for the outbox to empty; returns after how many seconds it had."""
        started = time.monotonic()
        while int(self.site.inside("crash_waiting")) and time.monotonic() - started < PATIENCE:
            time.sleep(1)
        return time.monotonic() - started

    def tell(self, load: crash_load.Load, done: float) -> int:
        told = self.site.folder / "told.json"
        told.write_text(json.dumps({"acked": load.acked, "payments": load.payments}))
        counts = json.loads(self.site.inside("crash_count", str(told)))
        errors = counts.pop("errors")
        wrong = [name for name in ("missing", "twice", "lost", "dup", "gaps") if counts[name]]
        wrong += ["refused"] if load.odd else []
        late = [] if self.slowest <= ANSWERS_WITHIN and done <= DONE_WITHIN else ["late"]
        for line in [*load.odd[:3], *errors]:
            print(line)
        words = " ".join(f"{name}={count}" for name, count in counts.items())
        verdict = f"WRONG {wrong}" if wrong else f"MISSED {late}" if late else "OK"
        kind = "pg" if self.postgres else "sqlite"
        print(
            f"CRASH db={kind} blows={self.blows} acked={len(load.acked)} {words} "
            f"back={self.slowest:.1f} s done={done:.0f} s {verdict}"
        )
        print(f"\n{0 if wrong else 1} passed, {1 if wrong else 0} failed")
        return bool(wrong)


def main() -> int:
    binaries = find_binaries()
    with tempfile.TemporaryDirectory(prefix="pcs-crash-") as folder:
        if binaries is None:
            print("PostgreSQL is not here and could not be installed: SQLite is not killed itself.")
            with Site(f"sqlite:///{folder}/db.sqlite3", Path(folder)) as site:
                return Crash(site, None).run()
        with Postgres(binaries) as postgres, Site(postgres.create("crash"), Path(folder)) as site:
            return Crash(site, postgres).run()


if __name__ == "__main__":
    sys.exit(main())
