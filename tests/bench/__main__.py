"""`make bench`: each figure beside its goal.

`make bench QUICK=1` takes two minutes: few homes, few rounds, SQLite only.
"""

import os
import shutil
import sys
import tempfile
from pathlib import Path

from . import avail, book, calendars, chatbot, languages, mem, owners, pages, photos, planning
from .postgres import Postgres, find_binaries
from .report import Report
from .servers import ROOT, Site, copy_database, use_static_files

QUICK = os.environ.get("QUICK", "") not in ("", "0")
SIZES = (100,) if QUICK else (100, 1_000, 10_000)
BOOKED = 100 if QUICK else 1_000  # homes of the data set that is booked
ROUNDS, FREE, CONTROL, SECONDS = (12, 96, 4, 2) if QUICK else (200, 640, 24, 6)
DURABLE = "journal_mode=WAL synchronous=FULL"


class Bench:
    """A temporary folder with a migrated database of each kind, copied for each measurement."""

    def __init__(self, folder: Path, postgres: Postgres | None) -> None:
        self.folder, self.postgres, self.report = folder, postgres, Report()
        self.ready = folder / "ready"
        self.ready.mkdir()
        self.migrated = self.ready / "db.sqlite3"

    def prepare(self) -> None:
        empty = Site(f"sqlite:///{self.migrated}", self.ready)
        mem.migrate(self.report, empty, "sqlite")
        empty.manage("collectstatic", "--no-input", "--verbosity", "0")
        if self.postgres:
            mem.migrate(self.report, Site(self.postgres.create("ready"), self.ready), "pg")

    def site(self, name: str, database: str) -> Site:
        """A fresh site on a copy of the migrated database."""
        folder = self.folder / name
        use_static_files(folder, self.ready)
        if database == "pg":
            assert self.postgres
            return Site(self.postgres.create(name, "ready"), folder)
        return Site(copy_database(self.migrated, folder / "db.sqlite3"), folder)

    def seeded(self, site: Site, homes: int) -> None:
        digest = site.inside("seed", str(homes), str(site.folder))
        print(f"bench_seed homes={homes} seed=42 sha256={digest}", flush=True)

    def forget(self, name: str, database: str) -> None:
        shutil.rmtree(self.folder / name)
        if database == "pg" and self.postgres:
            self.postgres.drop(name)

    def searching(self, database: str) -> None:
        for homes in SIZES:
            name = f"avail-{database}-{homes}"
            with self.site(name, database) as site:
                self.seeded(site, homes)
                avail.measure(self.report, site, database, homes)
                if homes == BOOKED:
                    planning.measure(self.report, site, homes)
                    self.booking(site, database)
            self.forget(name, database)

    def booking(self, site: Site, database: str) -> None:
        book.measure(self.report, site, database, ROUNDS, FREE)
        if database == "sqlite":
            pages.measure(self.report, site, SECONDS)
        book.control(self.report, site, database, CONTROL)

    def run(self) -> int:
        self.prepare()
        with self.site("mem", "sqlite") as site:
            mem.measure(self.report, site)
            chatbot.measure(self.report, site)
            photos.measure(self.report, site)
        with self.site("languages", "sqlite") as site:
            self.seeded(site, 100)
            languages.measure(self.report, site)
            calendars.measure(self.report, site)
        with self.site("owners", "sqlite") as site:
            owners.measure(self.report, site)
        for database in ("sqlite", "pg") if self.postgres else ("sqlite",):
            self.searching(database)
        return self.report.close(ROOT / "var" / "bench.json")


def main() -> int:
    binaries = None if QUICK else find_binaries()
    with tempfile.TemporaryDirectory(prefix="pcs-bench-") as folder:
        if binaries is None:
            why = "QUICK" if QUICK else "it is not here and could not be installed"
            print(f"The figures of PostgreSQL are missing: {why}.")
            return Bench(Path(folder), None).run()
        with Postgres(binaries) as postgres:
            print(f"durability sqlite: {DURABLE}; pg: {postgres.durability()}")
            return Bench(Path(folder), postgres).run()


if __name__ == "__main__":
    sys.exit(main())
