from datetime import date
from typing import ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _

from ..rules import Tariff


class ServicePriceQuerySet(models.QuerySet["ServicePrice"]):
    def in_force(self, day: date) -> "ServicePriceQuerySet":
        """The one price of each service on a day."""
        begun = self.model.objects.filter(valid_from__lte=day)
        newer = begun.filter(service=OuterRef("service"), valid_from__gt=OuterRef("valid_from"))
        return self.filter(~Exists(newer), valid_from__lte=day)


class ServicePrice(models.Model):
    """What a service costs from a date on, VAT included; never edited, but superseded."""

    class Basis(models.TextChoices):
        FIXED = "fixed", _("Fixed price")
        FROM = "from", _("From this price")
        PER_KM = "per_km", _("Per kilometre")
        PER_HOUR = "per_hour", _("Per hour")
        PER_ITEM = "per_item", _("Per item")
        QUOTE = "quote", _("On quote")

    service = models.ForeignKey(
        "catalogue.Service",
        on_delete=models.CASCADE,
        related_name="prices",
        verbose_name=_("service"),
    )
    valid_from = models.DateField(_("valid from"))
    basis = models.CharField(
        _("how it is priced"), max_length=10, choices=Basis, default=Basis.FIXED
    )
    amount = models.DecimalField(
        _("euros, VAT included"),
        max_digits=8,
        decimal_places=2,
        null=True,
        blank=True,
        help_text=_("Empty when the price is on quote."),
    )
    vat_percent = models.DecimalField(
        _("VAT in percent"),
        max_digits=5,
        decimal_places=2,
        default=20,
        validators=[MinValueValidator(0), MaxValueValidator(100)],
    )

    objects: ClassVar = ServicePriceQuerySet.as_manager()

    class Meta:
        verbose_name = _("service price")
        verbose_name_plural = _("service prices")
        ordering = ["service", "-valid_from"]
        constraints = [
            models.UniqueConstraint(
                fields=["service", "valid_from"], name="one_service_price_per_date"
            ),
            models.CheckConstraint(
                condition=models.Q(basis="quote", amount=None)
                | models.Q(~models.Q(basis="quote"), amount__isnull=False, amount__gt=0),
                name="only_a_quote_has_no_amount",
            ),
            models.CheckConstraint(
                condition=models.Q(vat_percent__gte=0, vat_percent__lte=100),
                name="service_vat_is_a_percent",
            ),
        ]

    def __str__(self) -> str:
        amount = "" if self.amount is None else f" {self.amount} €"
        return f"{self.service} {self.get_basis_display()}{amount}"

    @property
    def tariff(self) -> Tariff:
        return Tariff(self.basis, self.amount, self.vat_percent)
