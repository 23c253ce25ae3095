"""A moderator's decision about a home."""

from dataclasses import dataclass, field

from django.core.exceptions import PermissionDenied
from django.db import transaction
from viewflow.workflow.activation import Activation

from accounts.models import User
from catalogue.compliance import Lack, lacks, missing
from catalogue.models import Home
from catalogue.services import CannotChangeState
from catalogue.services.review import hand_back
from core import audit

from ..models import Decision, PropertyValidation
from ..seen import mark_of
from . import letters
from .chiefs import DECIDE

Kind = Decision.Kind
LETTERS = {
    Kind.APPROVED: "workflows/approved",
    Kind.CHANGES: "workflows/changes",
    Kind.REFUSED: "workflows/refused",
}
# Publication itself makes the listing.
MADE_ON_THE_WAY = {lacks.NO_LISTING.code, lacks.NO_TEXT.code}


@dataclass(frozen=True)
class Verdict:
    """What a moderator decides; `asked` says what must change, by name of facts.ASKABLE."""

    kind: str
    reason: str = ""
    asked: dict[str, str] = field(default_factory=dict)
    # What they had before them (`seen.mark_of`); empty where nobody looks at a page.
    seen: str = ""


class AlreadyDecided(Exception):
    """Someone else decided meanwhile; `decision` is theirs, None if the case went on by itself."""

    def __init__(self, decision: Decision | None) -> None:
        super().__init__(str(decision))
        self.decision = decision


class TakenByAnother(Exception):
    """Another moderator is at it: `holder`."""

    def __init__(self, holder: User) -> None:
        super().__init__(str(holder))
        self.holder = holder


class ChangedMeanwhile(Exception):
    """What would be published is not what the moderator looked at."""


class CannotApprove(CannotChangeState):
    """The law or PCS asks for more before visitors may see the home: `lacks`."""


def obstacles(home: Home) -> list[Lack]:
    """What stands against approving a home."""
    return [lack for lack in missing(home) if lack.code not in MADE_ON_THE_WAY]


@transaction.atomic
def decide(case: PropertyValidation, verdict: Verdict, by: User) -> Decision:
    """Decide, and let the case go on; raises AlreadyDecided, TakenByAnother,
    CannotApprove or ChangedMeanwhile."""
    if not by.has_perm(DECIDE):
        raise PermissionDenied
    # As a submission does, the home first and then its case: neither can wait for the other.
    Home.objects.select_for_update().get(pk=case.home_id)
    task = case.review
    if task is None:
        raise AlreadyDecided(case.decisions.first())
    with task.activation() as activation:
        _claim(activation, by)
        case = activation.process
        if verdict.kind == Kind.APPROVED and (found := obstacles(case.home)):
            raise CannotApprove(found)
        if verdict.kind == Kind.APPROVED and verdict.seen not in ("", mark_of(case.home)):
            raise ChangedMeanwhile
        made = _note(case, verdict, by)
        activation.start(None)
        activation.execute()
    return made


def _claim(activation: Activation, by: User) -> None:
    """The case is theirs from now on, unless someone else has it or had it."""
    task = activation.task
    if task.finished:
        raise AlreadyDecided(activation.process.decisions.first())
    if task.owner_id is None:
        activation.assign(by)
    elif task.owner_id != by.pk:
        raise TakenByAnother(task.owner)


def _note(case: PropertyValidation, verdict: Verdict, by: User) -> Decision:
    made = Decision.objects.create(
        home=case.home,
        validation=case,
        kind=verdict.kind,
        reason=verdict.reason,
        asked=verdict.asked,
        by=by,
    )
    case.outcome = verdict.kind
    if verdict.kind == Kind.CHANGES:
        case.stage = PropertyValidation.Stage.CORRECTION
        if case.home.state == Home.State.REVIEW:
            hand_back(case.home, by)
    case.save(update_fields=["outcome", "stage"])
    details = {"case": case.pk, "reason": verdict.reason, "asked": sorted(verdict.asked)}
    audit.record(by, f"decided: {verdict.kind}", case.home, **details)
    letters.write_to_owner(LETTERS[Kind(verdict.kind)], made)
    return made
