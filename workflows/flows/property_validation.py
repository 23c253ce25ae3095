from collections.abc import Iterable
from datetime import timedelta

from django.utils.translation import gettext_lazy as _
from viewflow import this
from viewflow.workflow import flow
from viewflow.workflow.activation import Activation
from viewflow.workflow.lock import SelectForUpdateLock

from accounts.models import User
from catalogue.models import Home

from .. import checks
from ..desk.case import CaseView
from ..models import PropertyValidation
from ..nodes import Job
from ..services import cases

REVIEW_WITHIN = timedelta(days=2)
REMIND_AFTER = timedelta(days=7)
CORRECT_WITHIN = timedelta(days=30)

Outcome = PropertyValidation.Outcome


class PropertyValidationFlow(flow.Flow):
    """From a home's submission to its publication."""

    process_class = PropertyValidation
    process_title = _("Property validation")
    # Whoever comes second waits for the first, and then sees what was decided.
    lock_impl = SelectForUpdateLock(nowait=False)

    submitted = (
        flow.StartHandle(this.open_case)
        .Annotation(title=_("Submitted by its owner"))
        .Next(this.start_checks)
    )

    start_checks = (
        flow.Split()
        .Annotation(title=_("Automatic checks"))
        .Always(this.completeness)
        .Always(this.registration)
        .Always(this.energy)
        .Always(this.mandate)
        .Always(this.duplicates)
        .Always(this.photos)
    )
    completeness = (
        flow.Function(this.check)
        .Annotation(title=checks.TITLES["completeness"])
        .Next(this.join_checks)
    )
    registration = (
        flow.Function(this.check)
        .Annotation(title=checks.TITLES["registration"])
        .Next(this.join_checks)
    )
    energy = (
        flow.Function(this.check).Annotation(title=checks.TITLES["energy"]).Next(this.join_checks)
    )
    mandate = (
        flow.Function(this.check).Annotation(title=checks.TITLES["mandate"]).Next(this.join_checks)
    )
    duplicates = (
        flow.Function(this.check)
        .Annotation(title=checks.TITLES["duplicates"])
        .Next(this.join_checks)
    )
    photos = Job().Annotation(title=checks.TITLES["photos"]).Next(this.join_checks)
    join_checks = flow.Join().Annotation(title=_("All checks are done")).Next(this.review)

    review = (
        flow.View(CaseView.as_view())
        .Annotation(title=_("Moderator's review"))
        .Permission("workflows.decide_propertyvalidation")
        .onCreate(this.wait_for_moderator)
        .OnTimeout(REVIEW_WITHIN, this.escalate, interrupting=False, title=_("Too late"))
        .Next(this.check_decision)
    )
    escalate = flow.Function(this.tell_chiefs).Annotation(title=_("Tell the chief moderators"))
    check_decision = (
        flow.Switch()
        .Annotation(title=_("Decision"))
        .Case(this.publish, lambda act: act.process.outcome == Outcome.APPROVED)
        .Case(this.correction, lambda act: act.process.outcome == Outcome.CHANGES)
        .Default(this.refuse)
    )

    correction = (
        flow.Handle(this.corrected)
        .Annotation(title=_("Owner's corrections"))
        .OnTimeout(REMIND_AFTER, this.remind, interrupting=False, title=_("No answer yet"))
        .OnTimeout(CORRECT_WITHIN, this.give_up, title=_("No answer"))
        .Next(this.start_checks)
    )
    remind = flow.Function(this.remind_owner).Annotation(title=_("Remind the owner"))
    give_up = (
        flow.Function(this.abandon).Annotation(title=_("Close without an answer")).Next(this.end)
    )

    publish = flow.Function(this.show).Annotation(title=_("Publish the home")).Next(this.end)
    refuse = flow.Function(this.turn_down).Annotation(title=_("Refuse the home")).Next(this.end)
    end = flow.End().Annotation(title=_("Closed"))

    def open_case(
        self,
        activation: Activation,
        home: Home,
        cause: str = PropertyValidation.Cause.SUBMITTED,
        facts: Iterable[str] = (),
    ) -> PropertyValidation:
        case = activation.process
        case.home, case.cause, case.facts = home, cause, list(facts)
        return case

    def check(self, activation: Activation) -> None:
        cases.note_findings(activation.process, activation.flow_task.name)

    def wait_for_moderator(self, activation: Activation) -> None:
        cases.wait_for_moderator(activation.process, REVIEW_WITHIN)

    def tell_chiefs(self, activation: Activation) -> None:
        cases.escalate(activation.process)

    def corrected(self, activation: Activation, by: User | None) -> None:
        cases.note_correction(activation.process, by)

    def remind_owner(self, activation: Activation) -> None:
        cases.remind_owner(activation.process)

    def abandon(self, activation: Activation) -> None:
        cases.abandon(activation.process)

    def show(self, activation: Activation) -> None:
        cases.publish(activation.process)

    def turn_down(self, activation: Activation) -> None:
        cases.refuse(activation.process)
