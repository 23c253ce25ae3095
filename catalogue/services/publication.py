"""Showing a home to visitors, and taking it away again."""

from collections.abc import Sequence

from django.db import transaction

from accounts.models import User
from core import audit

from ..authenticity.retention import erase_places
from ..compliance import Lack, lacks, missing
from ..models import Home
from ..signals import home_suspended


class CannotChangeState(Exception):
    """A home stays as it is; `lacks` say all that stands against the change."""

    def __init__(self, lacks: Sequence[Lack]) -> None:
        super().__init__(", ".join(lack.code for lack in lacks))
        self.lacks = lacks


def reasons_against(home: Home) -> list[Lack]:
    """Everything that is still missing before visitors may see a home."""
    source = home.listings.sources()
    unpublished = source.exists() and not source.filter(live=True).exists()
    return [*missing(home), *([lacks.NO_LISTING] if unpublished else [])]


@transaction.atomic
def publish_home(home: Home, by: User | None) -> Home:
    """Show a home to visitors; raises CannotChangeState with every reason against it."""
    home = Home.objects.select_for_update().get(pk=home.pk)
    if home.state == Home.State.PUBLISHED:
        return home
    reasons = reasons_against(home)
    if reasons:
        raise CannotChangeState(reasons)
    erase_places(home)
    return move(home, Home.State.PUBLISHED, by, "published")


@transaction.atomic
def suspend_home(home: Home, by: User | None) -> Home:
    """Take a home away from visitors; stays that are booked go ahead."""
    home = Home.objects.select_for_update().get(pk=home.pk)
    if home.state == Home.State.SUSPENDED:
        return home
    if home.state != Home.State.PUBLISHED:
        raise CannotChangeState([lacks.NOT_PUBLISHED])
    home = move(home, Home.State.SUSPENDED, by, "suspended")
    home_suspended.send(Home, home=home, by=by)
    return home


def move(home: Home, state: Home.State, by: User | None, verb: str) -> Home:
    """Put a home that is locked in another state, and write down who did."""
    before, home.state = home.state, state
    home.save(update_fields=["state"])
    audit.record(by, verb, home, before=before, after=state)
    return home
