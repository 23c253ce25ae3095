from typing import ClassVar

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models import Owner, User
from catalogue.models import Home, Service, ServicePrice

from .block import Block
from .stay import Stay


class Routine(models.Model):
    """A service that every departure from a home calls for, such as the cleaning."""

    service = models.OneToOneField(
        Service, on_delete=models.PROTECT, related_name="routine", verbose_name=_("service")
    )
    active = models.BooleanField(_("planned from now on"), default=True)

    class Meta:
        verbose_name = _("service planned at each departure")
        verbose_name_plural = _("services planned at each departure")
        ordering = ["service"]

    def __str__(self) -> str:
        return str(self.service)


class OrderQuerySet(models.QuerySet["Order"]):
    def of(self, owner: Owner) -> "OrderQuerySet":
        return self.filter(home__owner=owner)


class Order(models.Model):
    """One service ordered for one home, priced when it was ordered."""

    class State(models.TextChoices):
        ORDERED = "ordered", _("Ordered")
        DONE = "done", _("Done")
        CANCELLED = "cancelled", _("Cancelled")

    class Payer(models.TextChoices):
        OWNER = "owner", _("The owner")
        TRAVELLER = "traveller", _("The traveller")

    service = models.ForeignKey(
        Service, on_delete=models.PROTECT, related_name="orders", verbose_name=_("service")
    )
    home = models.ForeignKey(
        Home, on_delete=models.PROTECT, related_name="orders", verbose_name=_("home")
    )
    # Nobody: a routine ordered it.
    ordered_by = models.ForeignKey(
        User,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("ordered by"),
    )
    routine = models.ForeignKey(
        Routine, on_delete=models.SET_NULL, null=True, blank=True, related_name="orders"
    )
    stay = models.ForeignKey(
        Stay,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="orders",
        verbose_name=_("stay"),
    )
    # The owner's stay; the order outlives it, cancelled.
    block = models.ForeignKey(
        Block,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="orders",
        verbose_name=_("stay of the owner"),
    )
    payer = models.CharField(_("paid by"), max_length=9, choices=Payer, default=Payer.OWNER)
    # As agreed when it was ordered; empty where only a quote tells.
    price = models.DecimalField(
        _("agreed price"), max_digits=8, decimal_places=2, null=True, blank=True
    )
    price_row = models.ForeignKey(
        ServicePrice, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    price_inputs = models.JSONField(default=dict, blank=True, encoder=DjangoJSONEncoder)
    state = models.CharField(_("state"), max_length=9, choices=State, default=State.ORDERED)
    ordered_at = models.DateTimeField(_("ordered"), auto_now_add=True)

    objects: ClassVar = OrderQuerySet.as_manager()

    class Meta:
        verbose_name = _("order")
        verbose_name_plural = _("orders")
        ordering = ["-id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["stay", "routine"], name="a_routine_once_per_stay"),
            models.UniqueConstraint(fields=["block", "routine"], name="a_routine_once_per_block"),
            models.CheckConstraint(
                condition=models.Q(stay=None) | models.Q(block=None), name="an_order_has_one_cause"
            ),
            models.CheckConstraint(
                condition=models.Q(price=None) | models.Q(price__gte=0),
                name="an_order_costs_nothing_or_more",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.home.reference}, {self.service}"
