"""What happens to a case at each step of its flow; the flow says in which order."""

from collections.abc import Iterable, Sequence
from datetime import timedelta

from django.utils import timezone

from accounts.models import User
from catalogue.models import Home
from catalogue.services import publish_home, show_photos, suspend_home
from catalogue.services.review import hand_back
from core import audit
from notifications.services import notify

from .. import checks
from ..models import Decision, PropertyValidation
from . import letters
from .chiefs import chiefs
from .listing import french_listing, offer_for_translation

Stage = PropertyValidation.Stage
Outcome = PropertyValidation.Outcome


def note_findings(case: PropertyValidation, name: str) -> None:
    keep_findings(case, name, checks.run(checks.CHECKS[name], case.home))


def keep_findings(case: PropertyValidation, name: str, found: checks.Findings) -> None:
    case.findings[name] = found
    case.save(update_fields=["findings"])


def note_changes(case: PropertyValidation, facts: Sequence[str]) -> None:
    """Facts were changed while the case is open: what was found of the old ones is void."""
    case.facts = sorted({*case.facts, *facts})
    case.save(update_fields=["facts"])
    check_again(case, checks.CHECKS.keys() - checks.SLOW)


def check_again(case: PropertyValidation, names: Iterable[str] = checks.CHECKS) -> None:
    """Look once more, at the facts as they are now."""
    for name in names:
        case.findings[name] = checks.run(checks.CHECKS[name], case.home)
    case.save(update_fields=["findings"])


def wait_for_moderator(case: PropertyValidation, within: timedelta) -> None:
    case.stage, case.due_at = Stage.REVIEW, timezone.now() + within
    case.escalated_at = None
    case.save(update_fields=["stage", "due_at", "escalated_at"])


def escalate(case: PropertyValidation) -> None:
    """Nobody decided in time: those above are told, and the desk shows it first."""
    case.escalated_at = timezone.now()
    case.save(update_fields=["escalated_at"])
    audit.record(None, "escalated", case.home, case=case.pk)
    for chief in chiefs():
        key = f"{case.pk}:{case.due_at:%Y%m%d%H%M}:{chief.pk}"
        notify(chief, "workflows/late", key, chief.reads, case=case.pk)


def note_correction(case: PropertyValidation, by: User | None) -> None:
    case.stage = Stage.CHECKS
    case.save(update_fields=["stage"])
    audit.record(by, "corrected", case.home, case=case.pk)


def remind_owner(case: PropertyValidation) -> None:
    letters.write_to_owner("workflows/reminder", case.decisions.first())


def abandon(case: PropertyValidation) -> None:
    """The owner never answered: a home that visitors see does not stay so with its faults."""
    made = Decision.objects.create(home=case.home, validation=case, kind=Decision.Kind.ABANDONED)
    case.outcome = Outcome.ABANDONED
    _withdraw(case.home, None)
    audit.record(None, "abandoned", case.home, case=case.pk)
    letters.write_to_owner("workflows/abandoned", made)
    _close(case)


def publish(case: PropertyValidation) -> None:
    by = _decided_by(case)
    listing = french_listing(case.home, by)
    publish_home(case.home, by)
    show_photos(case.home)
    offer_for_translation(listing)
    _close(case)


def refuse(case: PropertyValidation) -> None:
    _withdraw(case.home, _decided_by(case))
    _close(case)


def _decided_by(case: PropertyValidation) -> User | None:
    by: User | None = case.decisions.latest("at").by
    return by


def _withdraw(home: Home, by: User | None) -> None:
    home.refresh_from_db(fields=["state"])
    if home.state == Home.State.PUBLISHED:
        suspend_home(home, by)
    elif home.state == Home.State.REVIEW:
        hand_back(home, by)


def _close(case: PropertyValidation) -> None:
    case.stage, case.closed_at = Stage.CLOSED, timezone.now()
    case.save(update_fields=["stage", "closed_at", "outcome"])
