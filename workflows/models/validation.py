from typing import Any, ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from viewflow.workflow.managers import ProcessQuerySet
from viewflow.workflow.models import Process, Task

from catalogue.models import Home

# Only moderators' reviews are done by hand on the desk.
OPEN_REVIEW = {"flow_task_type": "HUMAN", "finished": None}


class PropertyValidationQuerySet(ProcessQuerySet):
    def open(self) -> "PropertyValidationQuerySet":
        return self.filter(closed_at=None)

    def closed(self) -> "PropertyValidationQuerySet":
        return self.exclude(closed_at=None)

    def in_review(self) -> "PropertyValidationQuerySet":
        return self.filter(stage=PropertyValidation.Stage.REVIEW)

    def of(self, user: Any) -> "PropertyValidationQuerySet":
        """Those a moderator took, or was given."""
        theirs = Task.objects.filter(**OPEN_REVIEW, owner=user)
        return self.in_review().filter(pk__in=theirs.values("process"))

    def under_way(self) -> "PropertyValidationQuerySet":
        """Those that wait for something else than a moderator."""
        return self.open().exclude(stage=PropertyValidation.Stage.REVIEW)

    def overdue(self) -> "PropertyValidationQuerySet":
        return self.in_review().filter(due_at__lt=timezone.now())


class PropertyValidation(Process):
    """One home on its way from its owner's submission to a moderator's decision."""

    class Cause(models.TextChoices):
        SUBMITTED = "submitted", _("Submitted by its owner")
        CHANGED = "changed", _("A checked fact was changed")

    class Stage(models.TextChoices):
        CHECKS = "checks", _("Being checked automatically")
        REVIEW = "review", _("Waiting for a moderator")
        CORRECTION = "correction", _("Waiting for the owner")
        CLOSED = "closed", _("Closed")

    class Outcome(models.TextChoices):
        UNDECIDED = "", _("Not decided")
        APPROVED = "approved", _("Approved")
        CHANGES = "changes", _("Changes asked")
        REFUSED = "refused", _("Refused")
        ABANDONED = "abandoned", _("Closed without an answer")

    home = models.ForeignKey(
        Home, on_delete=models.PROTECT, related_name="validations", verbose_name=_("home")
    )
    cause = models.CharField(
        _("opened because"), max_length=10, choices=Cause, default=Cause.SUBMITTED
    )
    # The names of the checked fields that were changed, when that is the cause.
    facts = models.JSONField(default=list, editable=False)
    stage = models.CharField(_("stage"), max_length=10, choices=Stage, default=Stage.CHECKS)
    outcome = models.CharField(
        _("last decision"), max_length=10, choices=Outcome, blank=True, default=Outcome.UNDECIDED
    )
    # What each check found: its name, then its findings (see checks.Finding).
    findings = models.JSONField(default=dict, editable=False)
    due_at = models.DateTimeField(_("to be reviewed before"), null=True, editable=False)
    escalated_at = models.DateTimeField(_("escalated"), null=True, editable=False)
    closed_at = models.DateTimeField(_("closed"), null=True, editable=False)

    objects: ClassVar = PropertyValidationQuerySet.as_manager()

    class Meta:
        verbose_name = _("property validation")
        verbose_name_plural = _("property validations")
        permissions = [
            ("decide_propertyvalidation", "Can decide about homes that are submitted"),
            ("supervise_propertyvalidation", "Is told of homes that wait too long"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["home"],
                condition=models.Q(closed_at=None),
                name="one_open_validation_per_home",
            ),
        ]
        indexes = [models.Index(fields=["stage", "due_at"], name="validation_stage")]

    def __str__(self) -> str:
        return str(self.home)

    @property
    def review(self) -> Task | None:
        """The moderator's task, while the case waits for one."""
        return self.task_set.filter(**OPEN_REVIEW).first()

    @property
    def correction(self) -> Task | None:
        """The owner's task, while changes are asked for."""
        waiting = self.stage == self.Stage.CORRECTION
        tasks = self.task_set.filter(flow_task__endswith=".correction", finished=None)
        return tasks.first() if waiting else None

    @property
    def is_overdue(self) -> bool:
        return (
            self.stage == self.Stage.REVIEW
            and self.due_at is not None
            and self.due_at < timezone.now()
        )
