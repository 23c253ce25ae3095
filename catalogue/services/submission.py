"""What an owner does that PCS must look at: submitting a home, changing what was checked."""

from collections.abc import Iterable

from django.db import transaction

from accounts.models import User
from core import audit

from ..compliance.lacks import ARCHIVED
from ..models import Home
from ..signals import home_facts_changed, home_submitted
from .publication import CannotChangeState, move


@transaction.atomic
def submit_home(home: Home, by: User | None) -> Home:
    """Ask for a home to be checked and shown; a home that is being checked already stays so."""
    home = Home.objects.select_for_update().get(pk=home.pk)
    if home.state == Home.State.REVIEW:
        return home
    if home.state == Home.State.ARCHIVED:
        raise CannotChangeState([ARCHIVED])
    home = move(home, Home.State.REVIEW, by, "submitted")
    home_submitted.send(Home, home=home, by=by)
    return home


@transaction.atomic
def tell_changes(home: Home, facts: Iterable[str], by: User | None) -> None:
    """Say that facts of a home were changed, by the names of their fields."""
    facts = sorted(facts)
    if facts:
        audit.record(by, "changed what was checked", home, facts=facts)
        home_facts_changed.send(Home, home=home, facts=facts, by=by)
