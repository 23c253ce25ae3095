"""What an owner changes of a home; PCS hears of what it had checked."""

from collections.abc import Iterable

from django.db import transaction

from accounts.models import User
from core import audit

from ..models import Home
from .submission import tell_changes

# What a moderator looked at before visitors did.
CHECKED_FACTS = frozenset(
    {
        "kind",
        "rental_kind",
        "capacity",
        "surface",
        "street",
        "postcode",
        "commune",
        "registration_number",
        "primary_residence",
        "residence_proof",
        "energy_class",
        "energy_number",
        "photos",
        "presentation",
    }
)
CHECKED_STATES = (Home.State.REVIEW, Home.State.PUBLISHED, Home.State.SUSPENDED)


@transaction.atomic
def change_home(home: Home, fields: Iterable[str], by: User | None) -> Home:
    """Save some fields of a home, and tell of those that were checked already."""
    fields = list(fields)
    if not fields:
        return home
    home.save(update_fields=fields)
    audit.record(by, "edited", home, fields=fields)
    tell_if_checked(home, CHECKED_FACTS.intersection(fields), by)
    return home


def tell_if_checked(home: Home, facts: Iterable[str], by: User | None) -> None:
    """Nobody looked at a draft yet: there is nothing to look at again."""
    if home.state in CHECKED_STATES:
        tell_changes(home, facts, by)
