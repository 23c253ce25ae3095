from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from .report import InventoryReport


class ReportMeter(models.Model):
    """What a meter showed."""

    class Kind(models.TextChoices):
        ELECTRICITY = "electricity", _("Electricity (kWh)")
        GAS = "gas", _("Gas (m³)")
        COLD_WATER = "cold_water", _("Cold water (m³)")
        HOT_WATER = "hot_water", _("Hot water (m³)")
        HEATING = "heating", _("Heating (kWh)")

    report = models.ForeignKey(InventoryReport, on_delete=models.CASCADE, related_name="meters")
    kind = models.CharField(_("meter"), max_length=12, choices=Kind)
    number = models.CharField(_("meter number"), max_length=30, blank=True)
    reading = models.DecimalField(
        _("reading"), max_digits=11, decimal_places=3, null=True, blank=True
    )

    class Meta:
        verbose_name = _("meter reading")
        verbose_name_plural = _("meter readings")
        ordering = ["id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["report", "kind", "number"], name="a_meter_is_read_once"
            ),
            models.CheckConstraint(
                condition=models.Q(reading=None) | models.Q(reading__gte=0),
                name="a_reading_is_positive",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.number}".strip()


class ReportKey(models.Model):
    """Keys and badges that changed hands."""

    report = models.ForeignKey(InventoryReport, on_delete=models.CASCADE, related_name="keys")
    label = models.CharField(_("what it opens"), max_length=60)
    handed = models.PositiveSmallIntegerField(_("handed over"), default=1)
    returned = models.PositiveSmallIntegerField(_("given back"), null=True, blank=True)

    class Meta:
        verbose_name = _("keys of an inventory report")
        verbose_name_plural = _("keys of inventory reports")
        ordering = ["id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["report", "label"], name="one_row_per_kind_of_key"),
        ]

    def __str__(self) -> str:
        return self.label
