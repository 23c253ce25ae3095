"""Draws the planning and an owner's calendar, month by month, and counts."""

import json
import time
from collections.abc import Callable
from datetime import date
from typing import Any

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext, override_settings
from django.utils import timezone

from accounts.models import User
from catalogue.models import Home
from core.dates import months_later

ROUNDS = 12


@override_settings(STAFF_NEEDS_SECOND_FACTOR=False)
def main(homes: str) -> str:
    assert Home.objects.count() >= int(homes)
    email = "measuring@example.org"
    staff = User.objects.filter(email=email).first() or User.objects.create_superuser(email, "x")
    home = Home.objects.select_related("owner__user").order_by("reference").first()
    assert home is not None
    of_home = f"/fr/owner/homes/{home.reference}/calendar/"
    found = {
        "staff planning": _drawn(staff, lambda day: f"/cms/planning/?month={day:%Y-%m}"),
        "owner calendar": _drawn(home.owner.user, lambda day: f"{of_home}?month={day:%Y-%m}"),
    }
    return json.dumps(found)


def _drawn(user: User, address: Callable[[date], str]) -> dict[str, Any]:
    client = Client(SERVER_NAME="127.0.0.1")
    client.force_login(user)
    months = [months_later(timezone.localdate(), number % 6) for number in range(ROUNDS)]
    _ask(client, address(months[0]))  # the first one draws the frame
    answers = [_ask(client, address(month)) for month in months]
    return {"times": [took for took, _ in answers], "queries": [count for _, count in answers]}


def _ask(client: Client, url: str) -> tuple[float, int]:
    with CaptureQueriesContext(connection) as queries:
        started = time.perf_counter()
        answer = client.get(url, secure=True)
        took = (time.perf_counter() - started) * 1000
    assert answer.status_code == 200, (url, answer.status_code)
    return took, len(queries)
