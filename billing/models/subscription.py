from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.models import Owner

from .document import Document
from .tariff import OwnerTariff


class SubscriptionQuerySet(models.QuerySet["Subscription"]):
    def alive(self) -> "SubscriptionQuerySet":
        """Those that Stripe will bill again, or still waits to be paid for."""
        return self.filter(state__in=Subscription.ALIVE)


class Subscription(models.Model):
    """An owner's yearly subscription as Stripe last described it; one row for all their years."""

    class State(models.TextChoices):
        NONE = "none", _("Not subscribed")
        ACTIVE = "active", _("Active")
        PAST_DUE = "past_due", _("Payment failed")
        ENDED = "ended", _("Ended")

    ALIVE = (State.ACTIVE, State.PAST_DUE)

    owner = models.OneToOneField(
        Owner, on_delete=models.PROTECT, related_name="subscription", verbose_name=_("owner")
    )
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.NONE)
    # What the owner agreed to pay a year, VAT included, and the tariff that it comes from.
    amount = models.DecimalField(_("euros a year"), max_digits=8, decimal_places=2, null=True)
    tariff = models.ForeignKey(
        OwnerTariff,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="subscriptions",
        verbose_name=_("tariff"),
    )
    started_at = models.DateTimeField(_("started"), null=True, blank=True)
    period_end = models.DateTimeField(_("paid until"), null=True, blank=True)
    ends_at_period = models.BooleanField(_("ends with its period"), default=False)
    # The owner's own wish, told to Stripe afterwards.
    ending_asked_at = models.DateTimeField(_("end asked for"), null=True, blank=True)
    ended_at = models.DateTimeField(_("ended"), null=True, blank=True)
    card = models.CharField(_("card"), max_length=60, blank=True)

    customer = models.CharField(_("Stripe customer"), max_length=64, blank=True)
    stripe_id = models.CharField(_("Stripe subscription"), max_length=64, blank=True)
    # The payment page that was opened last, until it is known what became of it.
    session = models.CharField(max_length=120, blank=True)
    opened_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar = SubscriptionQuerySet.as_manager()

    class Meta:
        verbose_name = _("subscription")
        verbose_name_plural = _("subscriptions of owners")
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["stripe_id"], condition=~Q(stripe_id=""), name="one_subscription_at_stripe"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.owner}, {self.get_state_display()}"

    @property
    def is_alive(self) -> bool:
        return self.state in self.ALIVE


class SubscriptionBill(models.Model):
    """One year that Stripe asked for: paid, with our own invoice, or not yet."""

    class State(models.TextChoices):
        OPEN = "open", _("To pay")
        PAID = "paid", _("Paid")
        DROPPED = "dropped", _("No longer asked for")

    subscription = models.ForeignKey(
        Subscription, on_delete=models.PROTECT, related_name="bills", verbose_name=_("subscription")
    )
    stripe_id = models.CharField(_("Stripe invoice"), max_length=64, unique=True)
    state = models.CharField(_("state"), max_length=8, choices=State, default=State.OPEN)
    amount = models.DecimalField(_("amount in euros"), max_digits=8, decimal_places=2)
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("until"))
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    next_attempt = models.DateTimeField(_("next attempt"), null=True, blank=True)
    paid_at = models.DateTimeField(_("paid at"), null=True, blank=True)
    document = models.OneToOneField(
        Document,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="bill",
        verbose_name=_("invoice"),
    )

    class Meta:
        verbose_name = _("year of a subscription")
        verbose_name_plural = _("years of subscriptions")
        ordering = ["-starts_on", "-id"]
        constraints = [
            models.CheckConstraint(condition=Q(amount__gt=0), name="a_bill_is_positive"),
        ]

    def __str__(self) -> str:
        return f"{self.subscription.owner} {self.amount} €"
