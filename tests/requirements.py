"""Print the client's demands with the tests that prove them: `make requirements`.

Exits with 1 while a must row has no test. Rows of kind "team" are about the work itself and
are met by the documents of docs/project/.
"""

import csv
import sys
from collections import defaultdict
from pathlib import Path

import pytest

ROWS = Path(__file__).parents[1] / "docs" / "requirements.csv"


class Collector:
    """Remember which test names which row, without running any."""

    def __init__(self) -> None:
        self.tests: dict[str, list[str]] = defaultdict(list)

    def pytest_collection_finish(self, session: pytest.Session) -> None:
        for item in session.items:
            for marker in item.iter_markers("requirement"):
                for row in marker.args:
                    self.tests[row].append(item.nodeid)


def main() -> int:
    collector = Collector()
    pytest.main(["--collect-only", "-qq", "--no-header", "--no-summary"], plugins=[collector])
    with ROWS.open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    unknown = set(collector.tests) - {row["id"] for row in rows}
    missing = [row for row in rows if row["kind"] == "must" and not collector.tests[row["id"]]]
    for row in rows:
        _print(row, collector.tests[row["id"]])
    print(f"\n{len(rows)} rows, {len(missing)} must rows without a test.")
    for name in sorted(unknown):
        print(f"A test names {name}, which is no row.")
    return 1 if missing or unknown else 0


def _print(row: dict[str, str], tests: list[str]) -> None:
    mark = "ok" if tests else "--"
    print(f"{mark} {row['id']:<9} {row['kind']:<12} {row['text']}")
    for test in sorted(set(tests)):
        print(f"             {test}")


if __name__ == "__main__":
    sys.exit(main())
