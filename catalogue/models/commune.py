from datetime import date
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from core.prepared import Blank


class Commune(models.Model):
    """A town, known by its INSEE code; it sets the tourist tax and the rules of letting."""

    insee = models.CharField(_("INSEE code"), max_length=5, unique=True)
    name = models.CharField(_("name"), max_length=80)
    slug = models.SlugField(_("slug"), unique=True)
    latitude = models.DecimalField(_("latitude"), max_digits=9, decimal_places=6)
    longitude = models.DecimalField(_("longitude"), max_digits=9, decimal_places=6)

    class Meta:
        verbose_name = _("town")
        verbose_name_plural = _("towns")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class TouristClass(models.TextChoices):
    UNCLASSIFIED = "unclassified", _("Unclassified")
    ONE_STAR = "1_star", _("1 star")
    TWO_STAR = "2_star", _("2 stars")
    THREE_STAR = "3_star", _("3 stars")
    FOUR_STAR = "4_star", _("4 stars")
    FIVE_STAR = "5_star", _("5 stars")
    PALACE = "palace", _("Palace")


class TouristTaxQuerySet(models.QuerySet["TouristTaxRate"]):
    def in_force(self, day: date | Blank) -> "TouristTaxQuerySet":
        """The rates of a day, the newest of each town and class last."""
        return self.filter(valid_from__lte=day).order_by("valid_from")


class TouristTaxRate(models.Model):
    """What a town asks per adult and night from a date on, with the surtaxes upon it."""

    class Status(models.TextChoices):
        SOURCED = "sourced", _("Read in a source")
        UNVERIFIED = "computed_unverified", _("Computed, not verified")

    commune = models.ForeignKey(
        Commune, on_delete=models.PROTECT, related_name="tourist_taxes", verbose_name=_("town")
    )
    valid_from = models.DateField(_("valid from"))
    category = models.CharField(_("class"), max_length=12, choices=TouristClass)
    tariff = models.DecimalField(
        _("euros per adult and night"), max_digits=6, decimal_places=2, null=True, blank=True
    )
    percent = models.DecimalField(
        _("percent of the price per person"), max_digits=5, decimal_places=2, null=True, blank=True
    )
    cap = models.DecimalField(
        _("cap in euros per adult and night"), max_digits=6, decimal_places=2, null=True, blank=True
    )
    department_percent = models.DecimalField(
        _("département surtax, percent"), max_digits=5, decimal_places=2, default=0
    )
    region_percent = models.DecimalField(
        _("region surtax, percent"), max_digits=5, decimal_places=2, default=0
    )
    idfm_percent = models.DecimalField(
        _("Île-de-France transport surtax, percent"), max_digits=5, decimal_places=2, default=0
    )
    status = models.CharField(_("status"), max_length=20, choices=Status)
    source = models.TextField(_("source"))

    objects: ClassVar = TouristTaxQuerySet.as_manager()

    class Meta:
        verbose_name = _("tourist tax rate")
        verbose_name_plural = _("tourist tax rates")
        ordering = ["commune", "category", "-valid_from"]
        constraints = [
            models.UniqueConstraint(
                fields=["commune", "category", "valid_from"], name="one_tax_rate_per_date"
            ),
            models.CheckConstraint(
                condition=models.Q(tariff__isnull=False, percent__isnull=True)
                | models.Q(tariff__isnull=True, percent__isnull=False, cap__isnull=False),
                name="tax_is_a_tariff_or_a_capped_percent",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.commune} {self.get_category_display()} {self.valid_from:%Y-%m-%d}"
