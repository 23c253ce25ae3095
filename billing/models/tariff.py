from datetime import date
from typing import ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class OwnerTariffManager(models.Manager["OwnerTariff"]):
    def in_force(self, day: date) -> "OwnerTariff":
        """The tariff of a day; raises OwnerTariff.DoesNotExist before the first row."""
        return self.filter(valid_from__lte=day).order_by("-valid_from")[:1].get()


class OwnerTariff(models.Model):
    """What PCS asks of owners from a date on; superseded by a newer row, never edited.

    Both figures include VAT.
    """

    commission_percent = models.DecimalField(
        _("commission in percent of the nights"),
        max_digits=5,
        decimal_places=2,
        validators=[MinValueValidator(0), MaxValueValidator(100)],
    )
    subscription = models.DecimalField(
        _("subscription in euros a year, VAT included"),
        max_digits=8,
        decimal_places=2,
        validators=[MinValueValidator(1)],
    )
    valid_from = models.DateField(_("valid from"), unique=True)
    note = models.CharField(_("reason, shown to owners"), max_length=200, blank=True)

    objects: ClassVar[OwnerTariffManager] = OwnerTariffManager()

    class Meta:
        verbose_name = _("tariff of owners")
        verbose_name_plural = _("tariffs of owners")
        ordering = ["-valid_from"]
        constraints = [
            models.CheckConstraint(
                condition=Q(commission_percent__gte=0, commission_percent__lte=100),
                name="a_commission_is_a_share",
            ),
            models.CheckConstraint(
                condition=Q(subscription__gte=1), name="a_subscription_costs_something"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.commission_percent} %, {self.subscription} €, {self.valid_from:%Y-%m-%d}"
