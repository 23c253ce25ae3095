from datetime import date
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from .commune import Commune
from .home import EnergyClass


class LettingRuleQuerySet(models.QuerySet["LettingRule"]):
    def in_force(self, commune: Commune, day: date) -> "LettingRule | None":
        """What a town asks on a day; None when nothing is known of it."""
        known = self.filter(commune=commune, valid_from__lte=day)
        return known.order_by("-valid_from").first()


class LettingRule(models.Model):
    """What the law asks of homes let in a town, from a date on."""

    commune = models.ForeignKey(
        Commune, on_delete=models.PROTECT, related_name="letting_rules", verbose_name=_("town")
    )
    valid_from = models.DateField(_("valid from"))
    night_cap = models.PositiveSmallIntegerField(
        _("nights a year for a primary residence"), null=True, blank=True
    )
    registration_pattern = models.CharField(
        _("form of a registration number"),
        max_length=200,
        help_text=_("A regular expression that the whole number must match."),
    )
    energy_floor = models.CharField(
        _("worst energy class allowed"),
        max_length=1,
        choices=EnergyClass,
        blank=True,
        help_text=_("Empty where no class is demanded."),
    )
    source = models.CharField(_("source"), max_length=300, blank=True)
    verified = models.BooleanField(_("verified"), default=False)

    objects: ClassVar = LettingRuleQuerySet.as_manager()

    class Meta:
        verbose_name = _("letting rule")
        verbose_name_plural = _("letting rules")
        ordering = ["commune", "-valid_from"]
        constraints = [
            models.UniqueConstraint(
                fields=["commune", "valid_from"], name="one_letting_rule_per_date"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.commune} {self.valid_from:%Y-%m-%d}"
