"""What the catalogue tells of homes, and what it starts here."""

from collections.abc import Sequence
from typing import Any

from django.dispatch import receiver

from accounts.models import User
from catalogue.compliance import missing
from catalogue.models import Home
from catalogue.services import CHECKED_FACTS, suspend_home
from catalogue.signals import home_facts_changed, home_submitted

from .flows.property_validation import PropertyValidationFlow
from .models import PropertyValidation
from .services import cases


@receiver(home_submitted)
def start_validation(home: Home, by: User | None, **_kwargs: Any) -> None:
    """A home whose case is open goes on with it: no home is judged twice at once."""
    case = home.validations.open().first()
    if case is None:
        PropertyValidationFlow.submitted.run(home=home)
    elif case.correction:
        PropertyValidationFlow.correction.run(case.correction, by=by)


@receiver(home_facts_changed)
def look_again(home: Home, facts: Sequence[str], by: User | None, **_kwargs: Any) -> None:
    """A published home whose checked facts change is looked at again; it stays shown meanwhile,
    unless what it now says may not be shown."""
    changed = sorted(CHECKED_FACTS.intersection(facts))
    if not changed:
        return
    case = home.validations.open().first()
    if case is not None:
        cases.note_changes(case, changed)
    elif home.state == Home.State.PUBLISHED:
        cause = PropertyValidation.Cause.CHANGED
        PropertyValidationFlow.submitted.run(home=home, cause=cause, facts=changed)
    # New words wait as a draft: what visitors read is what was approved.
    shown_otherwise = changed != ["presentation"]
    if shown_otherwise and home.state == Home.State.PUBLISHED and missing(home):
        suspend_home(home, by)
