from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models import User

from .report import InventoryReport


class Signature(models.Model):
    """How one of the two signed: drawn, or by name and tick; or why the traveller would not."""

    class Party(models.TextChoices):
        AGENT = "agent", _("For PCS and the owner")
        TRAVELLER = "traveller", _("The traveller")

    report = models.ForeignKey(InventoryReport, on_delete=models.CASCADE, related_name="signatures")
    party = models.CharField(_("party"), max_length=9, choices=Party)
    name = models.CharField(_("name"), max_length=120)
    # [[x, y, x, y, …], …] in the box of rules.SIGNATURE_BOX; empty for a name and a tick.
    strokes = models.JSONField(default=list, blank=True)
    refusal = models.CharField(_("reason of the refusal"), max_length=500, blank=True)
    signed_at = models.DateTimeField(_("signed"), auto_now_add=True)
    ip = models.GenericIPAddressField(_("address"), null=True)
    # Whose phone it was signed on.
    held_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("signature")
        verbose_name_plural = _("signatures")
        ordering = ["id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["report", "party"], name="each_signs_once"),
            models.CheckConstraint(
                condition=models.Q(refusal="") | models.Q(party="traveller"),
                name="only_a_traveller_refuses",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_party_display()}: {self.name}"

    @property
    def path(self) -> str:
        """The drawing as a path of an SVG."""
        return " ".join(
            "M" + " L".join(f"{stroke[i]} {stroke[i + 1]}" for i in range(0, len(stroke), 2))
            for stroke in self.strokes
        )
