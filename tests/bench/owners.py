"""An owner's first page, with many homes and years behind it."""

import json
import time
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from functools import partial
from typing import Any

from .figures import percentile
from .report import Report, noise
from .servers import Site

HOMES, YEARS, EVERY, LENGTH = 50, 5, 6, 3  # a stay of three nights begins every sixth day
NIGHTS_PRICE = Decimal("300.00")
DASHBOARD, ROUNDS = 150, 24


def measure(report: Report, site: Site) -> None:
    """On an empty database: fifty homes with five years behind them."""
    machine = noise()
    found = json.loads(site.inside("owners"))
    report.add(
        f"owner's dashboard homes={HOMES} years={YEARS}",
        {**found, "goal": f"p95<={DASHBOARD} ms", "machine": machine},
        goals={"p95": found["p95"] <= DASHBOARD},
        right={"net": found["net"] == found["expected"], "queries": found["sql"] <= 40},
    )


def main() -> str:
    from billing.owners.recap.lines import lines
    from billing.owners.recap.overview import in_sum
    from billing.owners.recap.period import year_of
    from core.money import cents

    owner, today = _fill(), date.today()  # noqa: DTZ011
    timed = _visits(owner.user, "/fr/owner/")
    year = year_of(today)
    begun = sum(year.first <= arrival < year.end for arrival in _arrivals(today))
    figures = timed | {
        "net": str(in_sum(lines(owner, year)).net),
        "expected": str(cents(begun * HOMES * NIGHTS_PRICE * Decimal("0.8"))),
    }
    return json.dumps(figures)


def _visits(user: Any, path: str) -> dict[str, Any]:
    """The times of a page in this process, once it is warm."""
    from django.conf import settings
    from django.db import connection
    from django.test import Client

    settings.ALLOWED_HOSTS, settings.STAFF_NEEDS_SECOND_FACTOR = ["*"], False
    client = Client()
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    client.get(path)
    statements: list[str] = []
    with connection.execute_wrapper(partial(_heard, statements)):
        status = client.get(path).status_code
    taken = [_one(client, path) for _round in range(ROUNDS)]
    return {
        "p50": percentile(taken, 50),
        "p95": percentile(taken, 95),
        "sql": len(statements),
        "status": status,
    }


def _heard(statements: list[str], execute: Any, sql: str, *rest: Any) -> Any:
    statements.append(sql)
    return execute(sql, *rest)


def _one(client: Any, path: str) -> float:
    begun = time.perf_counter()
    client.get(path)
    return (time.perf_counter() - begun) * 1000


def _arrivals(today: date) -> list[date]:
    first = today - timedelta(365 * YEARS - 60)
    return [first + timedelta(number * EVERY) for number in range(365 * YEARS // EVERY)]


def _fill() -> Any:
    from django.db import connection

    from accounts.models import Owner, Traveller, User

    from . import bulk
    from .dataset import make_homes
    from .seed import COMMUNES, _commune, _homes

    _homes(make_homes(HOMES), [_commune(*row) for row in COMMUNES])
    guest = Traveller.objects.create(user=User.objects.create_user("guest@example.org"))
    _insert(connection, guest.pk, _arrivals(date.today()))  # noqa: DTZ011
    bulk.tell_the_planner(connection)
    return Owner.objects.get()


def _insert(connection: Any, guest: int, arrivals: list[date]) -> None:
    from django.utils import timezone

    from billing.models import Entry, EntryLine
    from bookings.models import Night, Stay

    from . import bulk

    now = timezone.now()
    stays = [
        (number, f"{number:08}", home, guest, arrival, arrival + timedelta(LENGTH))
        for number, (home, arrival) in enumerate(
            ((home, arrival) for home in range(1, HOMES + 1) for arrival in arrivals), 1
        )
    ]
    names = ["id", "reference", "home_id", "traveller_id", "arrival", "departure"]
    constant = {"adults": 2, "state": "confirmed", "policy_kind": "moderate"}
    constant |= {"created_at": now, "confirmed_at": now}
    bulk.insert(connection, Stay, names, iter(stays), constant)
    bulk.insert(connection, Night, ["home_id", "date", "kind", "stay_id"], _nights(stays), {})
    entries = ((row[0], f"document:{row[0]}", f"F-{row[0]}", row[0]) for row in stays)
    names = ["id", "key", "label", "stay_id"]
    constant = {"date": now.date(), "created_at": now}
    bulk.insert(connection, Entry, names, entries, constant)
    sides = ((row[0], "4671", 0, str(NIGHTS_PRICE)) for row in stays)
    bulk.insert(connection, EntryLine, ["entry_id", "account", "debit", "credit"], sides, {})


def _nights(stays: list[tuple[Any, ...]]) -> Iterator[tuple[Any, ...]]:
    for stay, _reference, home, _guest, arrival, _departure in stays:
        for number in range(LENGTH):
            yield home, arrival + timedelta(number), "stay", stay
