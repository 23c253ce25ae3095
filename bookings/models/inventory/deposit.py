from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models import User

from .lines import ReportLine
from .report import InventoryReport


class DepositDecision(models.Model):
    """How much of a deposit is to be kept, decided once; it moves no money by itself."""

    report = models.OneToOneField(
        InventoryReport, on_delete=models.PROTECT, related_name="deposit_decision"
    )
    deposit = models.DecimalField(_("deposit"), max_digits=8, decimal_places=2)
    keep = models.DecimalField(_("amount to keep"), max_digits=8, decimal_places=2)
    note = models.TextField(_("explanation"), max_length=2000, blank=True)
    decided_by = models.ForeignKey(
        User, on_delete=models.PROTECT, related_name="+", verbose_name=_("decided by")
    )
    decided_at = models.DateTimeField(_("decided"), auto_now_add=True)

    class Meta:
        verbose_name = _("decision on a deposit")
        verbose_name_plural = _("decisions on deposits")
        ordering = ["-id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(keep__gte=0, keep__lte=models.F("deposit")),
                name="no_more_is_kept_than_the_deposit",
            ),
        ]

    def __str__(self) -> str:
        return self.report.stay.reference


class DepositReason(models.Model):
    """What is kept for one line of the exit report."""

    decision = models.ForeignKey(DepositDecision, on_delete=models.PROTECT, related_name="reasons")
    line = models.ForeignKey(ReportLine, on_delete=models.PROTECT, related_name="+")
    amount = models.DecimalField(_("amount"), max_digits=8, decimal_places=2)
    reason = models.CharField(_("reason"), max_length=300)

    class Meta:
        verbose_name = _("reason to keep from a deposit")
        verbose_name_plural = _("reasons to keep from a deposit")
        ordering = ["id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["decision", "line"], name="one_reason_per_line"),
            models.CheckConstraint(
                condition=models.Q(amount__gt=0), name="a_reason_keeps_something"
            ),
        ]

    def __str__(self) -> str:
        return self.reason
