from typing import Any, ClassVar

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.models import Owner, User
from core.storage import private_storage

from .intervention import Intervention


def evidence_path(approval: Any, name: str) -> str:
    return f"approvals/{approval.intervention_id}/{name}"


class CostApprovalQuerySet(models.QuerySet["CostApproval"]):
    def of(self, owner: Owner) -> "CostApprovalQuerySet":
        return self.filter(intervention__order__home__owner=owner)

    def waiting(self) -> "CostApprovalQuerySet":
        return self.filter(decision=CostApproval.Decision.WAITING)

    def unanswered(self) -> "CostApprovalQuerySet":
        """Those whose visit still waits for the answer: it may have been called off meanwhile."""
        return self.waiting().filter(intervention__state=Intervention.State.WAITING)


class CostApproval(models.Model):
    """An owner is asked whether a cost may be spent: only a recorded act is an answer."""

    class Decision(models.TextChoices):
        WAITING = "waiting", _("Waits for an answer")
        APPROVED = "approved", _("Approved")
        REFUSED = "refused", _("Refused")

    intervention = models.ForeignKey(
        Intervention,
        on_delete=models.PROTECT,
        related_name="approvals",
        verbose_name=_("intervention"),
    )
    amount = models.DecimalField(
        _("amount in euros"),
        max_digits=8,
        decimal_places=2,
        validators=[MinValueValidator(0)],
    )
    reason = models.TextField(_("why it is needed"), max_length=2000)
    photo = models.ImageField(
        _("photo"), storage=private_storage, upload_to=evidence_path, blank=True
    )
    quote = models.FileField(
        _("quote"), storage=private_storage, upload_to=evidence_path, blank=True
    )
    asked_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, related_name="+", verbose_name=_("asked by")
    )
    asked_at = models.DateTimeField(_("asked"))
    due_at = models.DateTimeField(_("to be answered before"))
    reminded_at = models.DateTimeField(_("reminded"), null=True, editable=False)
    alarmed_at = models.DateTimeField(_("staff told"), null=True, editable=False)

    decision = models.CharField(
        _("decision"), max_length=8, choices=Decision, default=Decision.WAITING
    )
    decided_by = models.ForeignKey(
        User,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("recorded by"),
    )
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True)
    # Said on the telephone and written down by staff; else on the owner's own page.
    by_phone = models.BooleanField(_("said on the telephone"), default=False)
    words = models.TextField(_("words"), max_length=1000, blank=True)

    objects: ClassVar = CostApprovalQuerySet.as_manager()

    class Meta:
        verbose_name = _("approval of a cost")
        verbose_name_plural = _("approvals of costs")
        ordering = ["-asked_at"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(decision="waiting", decided_by=None, decided_at=None)
                | Q(
                    decision__in=["approved", "refused"],
                    decided_by__isnull=False,
                    decided_at__isnull=False,
                ),
                name="a_decision_is_an_act",
            ),
            models.CheckConstraint(
                condition=Q(by_phone=False) | ~Q(words=""), name="a_call_is_written_down"
            ),
            models.UniqueConstraint(
                fields=["intervention"],
                condition=Q(decision="waiting"),
                name="one_question_at_a_time",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.intervention}, {self.amount} €"

    def get_absolute_url(self) -> str:
        return reverse("owner_interventions:approval", args=[self.pk])
