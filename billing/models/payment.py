from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from bookings.models import Stay

from .change import StayChange


class PaymentQuerySet(models.QuerySet["Payment"]):
    def paid(self) -> "PaymentQuerySet":
        return self.filter(state=Payment.State.PAID)

    def unsettled(self) -> "PaymentQuerySet":
        """Checkouts that were opened and of which no end is known."""
        return self.filter(state=Payment.State.OPEN).exclude(session="")


class Payment(models.Model):
    """One checkout for a stay: opened, then paid, expired, or refused for what it says."""

    class State(models.TextChoices):
        OPEN = "open", _("Waiting")
        PAID = "paid", _("Paid")
        EXPIRED = "expired", _("Not paid in time")
        MISMATCH = "mismatch", _("Does not match what is owed")

    stay = models.ForeignKey(
        Stay, on_delete=models.PROTECT, related_name="payments", verbose_name=_("stay")
    )
    change = models.ForeignKey(
        StayChange,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="payments",
        verbose_name=_("change of the stay"),
    )
    amount = models.DecimalField(_("amount in euros"), max_digits=10, decimal_places=2)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.OPEN)
    session = models.CharField(_("checkout session"), max_length=120, blank=True)
    url = models.URLField(max_length=600, blank=True)
    intent = models.CharField(_("payment intent"), max_length=64, blank=True)
    note = models.CharField(_("note"), max_length=300, blank=True)
    created_at = models.DateTimeField(_("opened"), auto_now_add=True)
    paid_at = models.DateTimeField(_("paid at"), null=True, blank=True)

    objects: ClassVar = PaymentQuerySet.as_manager()

    class Meta:
        verbose_name = _("payment")
        verbose_name_plural = _("payments")
        ordering = ["-id"]
        indexes = [models.Index(fields=["state", "paid_at"], name="payment_state")]
        constraints = [
            models.UniqueConstraint(
                fields=["session"], condition=~Q(session=""), name="one_payment_per_session"
            ),
            models.CheckConstraint(condition=Q(amount__gt=0), name="a_payment_is_positive"),
        ]

    def __str__(self) -> str:
        return f"{self.stay} {self.amount} €"


class Refund(models.Model):
    """Money going back to the card it came from."""

    class State(models.TextChoices):
        PENDING = "pending", _("Under way")
        DONE = "done", _("Paid back")
        FAILED = "failed", _("Failed")

    class Reason(models.TextChoices):
        CANCELLED = "cancelled", _("Stay cancelled")
        CHANGED = "changed", _("Stay changed")
        TOO_LATE = "too_late", _("Paid after the nights were gone")
        TWICE = "twice", _("Paid twice")

    payment = models.ForeignKey(
        Payment, on_delete=models.PROTECT, related_name="refunds", verbose_name=_("payment")
    )
    # The credit note that says why, where an invoice had been issued.
    note = models.ForeignKey(
        "billing.Document",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="refunds",
        verbose_name=_("credit note"),
    )
    amount = models.DecimalField(_("amount in euros"), max_digits=10, decimal_places=2)
    reason = models.CharField(_("reason"), max_length=10, choices=Reason)
    state = models.CharField(_("state"), max_length=8, choices=State, default=State.PENDING)
    stripe_id = models.CharField(_("Stripe refund"), max_length=64, blank=True)
    created_at = models.DateTimeField(_("decided"), auto_now_add=True)
    done_at = models.DateTimeField(_("paid back at"), null=True, blank=True)

    class Meta:
        verbose_name = _("refund")
        verbose_name_plural = _("refunds")
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(condition=Q(amount__gt=0), name="a_refund_is_positive"),
        ]

    def __str__(self) -> str:
        return f"{self.payment.stay} -{self.amount} €"
