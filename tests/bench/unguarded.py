"""Everything that prevents double bookings switched off: what the race tests must notice.

No transaction, no row lock, and time between the check and the write. `drop_constraint` takes
the last guard away, the database's own.
"""

import time
from collections.abc import Callable
from typing import Any

from django.db import connection
from django.db.models import QuerySet
from django.db.transaction import Atomic

PAUSE = 0.2  # seconds: long enough for rivals that queue for the write before


def _nothing(*_arguments: Any) -> None:
    """In place of beginning and ending a transaction."""


def _not_locked(queryset: QuerySet, **_options: Any) -> QuerySet:
    return queryset.all()


def _hesitant(check: Callable[..., bool]) -> Callable[..., bool]:
    def check_and_wait(*arguments: Any, **options: Any) -> bool:
        answer = check(*arguments, **options)
        time.sleep(PAUSE)
        return answer

    return check_and_wait


def switch_off(replace: Callable[[Any, str, Any], None] = setattr) -> None:
    """Take the guards of this process away; `replace` may be a test's own, that undoes it."""
    from bookings.services import availability

    replace(Atomic, "__enter__", _nothing)
    replace(Atomic, "__exit__", _nothing)
    replace(QuerySet, "select_for_update", _not_locked)
    replace(availability, "is_free", _hesitant(availability.is_free))


def drop_constraint() -> None:
    """Let the database take a night twice."""
    from bookings.models import Night

    known = Night._meta.constraints
    unique = next(one for one in known if one.name == "a_night_is_taken_once")
    # SQLite makes the table anew from what the model says.
    Night._meta.constraints = [one for one in known if one is not unique]
    try:
        with connection.schema_editor() as editor:
            editor.remove_constraint(Night, unique)
    finally:
        Night._meta.constraints = known
