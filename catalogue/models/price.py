from datetime import date
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from core.prepared import Blank

from .home import Home


class NightlyPriceQuerySet(models.QuerySet["NightlyPrice"]):
    def in_force(self, today: date | Blank) -> "NightlyPriceQuerySet":
        """What was published by today and not withdrawn since."""
        standing = models.Q(withdrawn_on=None) | models.Q(withdrawn_on__gt=today)
        return self.filter(standing, valid_from__lte=today)

    def covering(
        self, arrival: date | Blank, departure: date | Blank, today: date | Blank
    ) -> "NightlyPriceQuerySet":
        """Prices in force today that apply to any night of [arrival, departure)."""
        open_ended = models.Q(ends_on=None) | models.Q(ends_on__gt=arrival)
        return self.in_force(today).filter(open_ended, starts_on__lt=departure)

    def base(self, today: date | Blank) -> "NightlyPriceQuerySet":
        """The price outside seasons that applies today, the one published last coming last."""
        lasting = models.Q(ends_on=None) | models.Q(ends_on__gt=today)
        rows = self.in_force(today).filter(lasting, season="", starts_on__lte=today)
        return rows.order_by("valid_from", "pk")


class NightlyPrice(models.Model):
    """What a night of a home costs over a range of dates; never edited, but superseded.

    It holds from the day it is published until it is withdrawn, if it ever is. A season's price
    beats the base price; among two of the same kind, the one published last wins
    (`catalogue.rules.rate_for`).
    """

    home = models.ForeignKey(
        Home, on_delete=models.CASCADE, related_name="nightly_prices", verbose_name=_("home")
    )
    season = models.CharField(
        _("season"), max_length=60, blank=True, help_text=_("Empty for the base price.")
    )
    starts_on = models.DateField(_("first night"))
    ends_on = models.DateField(_("until, not included"), null=True, blank=True)
    amount = models.DecimalField(_("euros a night"), max_digits=8, decimal_places=2)
    weekend_amount = models.DecimalField(
        _("euros on a Friday or Saturday night"),
        max_digits=8,
        decimal_places=2,
        null=True,
        blank=True,
    )
    valid_from = models.DateField(_("published on"))
    withdrawn_on = models.DateField(_("withdrawn on"), null=True, blank=True, editable=False)

    objects: ClassVar = NightlyPriceQuerySet.as_manager()

    class Meta:
        verbose_name = _("nightly price")
        verbose_name_plural = _("nightly prices")
        ordering = ["home", "starts_on", "id"]
        indexes = [models.Index(fields=["home", "starts_on"], name="price_of_home")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(amount__gte=1), name="a_night_costs_something"
            ),
            models.CheckConstraint(
                condition=models.Q(ends_on=None) | models.Q(ends_on__gt=models.F("starts_on")),
                name="price_range_has_nights",
            ),
            models.CheckConstraint(
                condition=models.Q(withdrawn_on=None)
                | models.Q(withdrawn_on__gte=models.F("valid_from")),
                name="price_is_withdrawn_after_it_was_published",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.home.reference} {self.season or _('base')} {self.amount} €"


class CleaningFee(models.Model):
    """What the cleaning after a stay costs the traveller, VAT included, from a date on."""

    home = models.ForeignKey(
        Home, on_delete=models.CASCADE, related_name="cleaning_fees", verbose_name=_("home")
    )
    amount = models.DecimalField(_("euros a stay"), max_digits=8, decimal_places=2)
    valid_from = models.DateField(_("valid from"))

    class Meta:
        verbose_name = _("cleaning fee")
        verbose_name_plural = _("cleaning fees")
        ordering = ["home", "-valid_from"]
        constraints = [
            models.UniqueConstraint(fields=["home", "valid_from"], name="one_fee_per_date"),
            models.CheckConstraint(condition=models.Q(amount__gte=0), name="fee_is_not_negative"),
        ]

    def __str__(self) -> str:
        return f"{self.home.reference} {self.amount} €"
