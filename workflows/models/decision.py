from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from catalogue.models import Home

from ..facts import BY_NAME
from .validation import PropertyValidation


class Decision(models.Model):
    """Who decided what about a home, when and why; never edited."""

    class Kind(models.TextChoices):
        APPROVED = "approved", _("Approved")
        CHANGES = "changes", _("Changes asked")
        REFUSED = "refused", _("Refused")
        ABANDONED = "abandoned", _("Closed without an answer")
        SUSPENDED = "suspended", _("Suspended")

    home = models.ForeignKey(
        Home, on_delete=models.PROTECT, related_name="decisions", verbose_name=_("home")
    )
    # A suspension is decided outside of any validation.
    validation = models.ForeignKey(
        PropertyValidation,
        on_delete=models.PROTECT,
        related_name="decisions",
        null=True,
        verbose_name=_("validation"),
    )
    kind = models.CharField(_("decision"), max_length=10, choices=Kind)
    reason = models.TextField(_("reason"), blank=True)
    # What the owner must change: {name of facts.ASKABLE: the moderator's words}.
    asked = models.JSONField(default=dict)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("by"),
    )
    at = models.DateTimeField(_("at"), auto_now_add=True)

    class Meta:
        verbose_name = _("decision")
        verbose_name_plural = _("decisions")
        ordering = ["-at", "-id"]

    def __str__(self) -> str:
        return f"{self.home}: {self.get_kind_display()}"

    @property
    def changes(self) -> list[tuple[Any, str]]:
        """What is asked for, each with the moderator's words."""
        return [(BY_NAME[name], words) for name, words in self.asked.items() if name in BY_NAME]
