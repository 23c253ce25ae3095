from decimal import Decimal

from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from bookings.models import Stay
from core.money import ZERO


class Quote(models.Model):
    """The price of a stay as it was agreed; the newest of a stay is the one in force."""

    stay = models.ForeignKey(
        Stay, on_delete=models.CASCADE, related_name="quotes", verbose_name=_("stay")
    )
    created_at = models.DateTimeField(_("agreed"), auto_now_add=True)

    class Meta:
        verbose_name = _("quote")
        verbose_name_plural = _("quotes")
        ordering = ["-id"]
        get_latest_by = "id"

    def __str__(self) -> str:
        return f"{self.stay} {self.total} €"

    @cached_property
    def total(self) -> Decimal:
        return sum((line.amount for line in self.lines.all()), ZERO)

    def amount_of(self, kind: str) -> Decimal:
        return sum((line.amount for line in self.lines.all() if line.kind == kind), ZERO)


class QuoteLine(models.Model):
    """One line of a price, with the row and the inputs it was computed from."""

    quote = models.ForeignKey(Quote, on_delete=models.CASCADE, related_name="lines")
    kind = models.CharField(max_length=20)
    quantity = models.PositiveIntegerField()
    unit = models.DecimalField(max_digits=9, decimal_places=2)
    amount = models.DecimalField(max_digits=10, decimal_places=2)
    source = models.JSONField(default=dict)

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.kind} {self.amount} €"
