from datetime import date
from decimal import Decimal
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _


class VatRateManager(models.Manager["VatRate"]):
    def percent_on(self, code: str, day: date) -> Decimal:
        """The percent in force on a day; raises VatRate.DoesNotExist before the first row."""
        rows = self.filter(code=code, valid_from__lte=day).order_by("-valid_from")
        return rows[:1].get().percent


class VatRate(models.Model):
    """A rate of value added tax from a date on."""

    STANDARD = "standard"

    code = models.CharField(_("code"), max_length=20)
    percent = models.DecimalField(_("percent"), max_digits=5, decimal_places=2)
    valid_from = models.DateField(_("valid from"))

    objects: ClassVar[VatRateManager] = VatRateManager()

    class Meta:
        verbose_name = _("VAT rate")
        verbose_name_plural = _("VAT rates")
        ordering = ["code", "-valid_from"]
        constraints = [
            models.UniqueConstraint(fields=["code", "valid_from"], name="one_vat_rate_per_date"),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.percent} %"
