"""The way of a home to its publication, in the owner's words."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from catalogue.models import Home

from ..models import Decision, PropertyValidation

Kind = Decision.Kind
Stage = PropertyValidation.Stage


@dataclass(frozen=True)
class Step:
    """One line of the timeline; its mark is done, now, bad, or nothing for what is to come."""

    words: str
    mark: str = ""
    at: datetime | None = None
    note: str = ""
    decision: Decision | None = None


def steps_of(home: Home) -> list[Step]:
    """What happened since the home was last submitted, where it stands, and what comes next."""
    case = home.validations.order_by("-created").first()
    if case is None:
        return [Step(_("Fill in your home’s file and submit it"), "now"), *_to_come()]
    return [*_past(case), *_suspended(home, case), *_present(case)]


def _past(case: PropertyValidation) -> list[Step]:
    changed = case.cause == PropertyValidation.Cause.CHANGED
    first = _("You changed what we check") if changed else _("You submitted your home")
    steps = [Step(first, "done", case.created)]
    if case.stage != Stage.CHECKS or case.outcome:
        steps.append(Step(_("Automatic checks"), "done", case.created))
    steps += [_decided(one) for one in case.decisions.order_by("at")]
    return steps


def _decided(decision: Decision) -> Step:
    words, mark = {
        Kind.APPROVED: (_("Approved and published"), "done"),
        Kind.CHANGES: (_("We asked you for changes"), "done"),
        Kind.REFUSED: (_("Refused"), "bad"),
        Kind.ABANDONED: (_("Closed: we had no answer from you"), "bad"),
    }[Kind(decision.kind)]
    return Step(words, mark, decision.at, decision.reason, decision)


def _suspended(home: Home, case: PropertyValidation) -> list[Step]:
    rows = home.decisions.filter(kind=Kind.SUSPENDED, at__gt=case.created).order_by("at")
    return [Step(_("Suspended"), "bad", one.at, one.reason) for one in rows]


def _present(case: PropertyValidation) -> list[Step]:
    if case.stage == Stage.CHECKS:
        return [Step(_("Automatic checks"), "now"), *_to_come()[1:]]
    if case.stage == Stage.REVIEW:
        note = _("A moderator looks at it, usually within two days. You have nothing to do.")
        return [Step(_("Review by our team"), "now", note=note), _published()]
    if case.stage == Stage.CORRECTION:
        note = _("Make the changes, then send your home again.")
        return [Step(_("Your corrections"), "now", note=note), *_to_come()[1:]]
    return []


def _to_come() -> list[Step]:
    return [Step(_("Automatic checks")), Step(_("Review by our team")), _published()]


def _published() -> Step:
    return Step(_("Publication in every language of the site"))
