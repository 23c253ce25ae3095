from datetime import date, datetime
from typing import ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from catalogue.models import Home
from core.prepared import Blank

from .block import Block
from .stay import Stay


class NightQuerySet(models.QuerySet["Night"]):
    def between(self, first: date | Blank, last: date | Blank) -> "NightQuerySet":
        """Nights of the half-open range [first, last)."""
        return self.filter(date__gte=first, date__lt=last)

    def lasting(self, now: datetime | Blank | None = None) -> "NightQuerySet":
        """Nights still taken at a time, now unless given, without those of holds that ran out."""
        now = now or timezone.now()
        return self.filter(models.Q(expires_at=None) | models.Q(expires_at__gt=now))


class Night(models.Model):
    """One night of one home that is taken: the database lets it be taken only once."""

    class Kind(models.TextChoices):
        STAY = "stay", _("Stay")
        BUFFER = "buffer", _("Kept free after a stay")
        CLOSED = "closed", _("Closed")
        OWNER = "owner", _("Stay of the owner")
        IMPORTED = "imported", _("Booked elsewhere")

    home = models.ForeignKey(
        Home, on_delete=models.PROTECT, related_name="nights", verbose_name=_("home")
    )
    date = models.DateField(_("night of"))
    kind = models.CharField(_("kind"), max_length=8, choices=Kind)
    stay = models.ForeignKey(
        Stay,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="nights",
        verbose_name=_("stay"),
    )
    block = models.ForeignKey(
        Block,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="nights",
        verbose_name=_("taken without a stay of ours"),
    )
    # The end of the hold that took it; empty once it is taken for good.
    expires_at = models.DateTimeField(_("held until"), null=True, blank=True)

    objects: ClassVar = NightQuerySet.as_manager()

    class Meta:
        verbose_name = _("night")
        verbose_name_plural = _("nights")
        ordering = ["date"]
        indexes = [
            models.Index(fields=["date", "home", "kind", "expires_at"], name="night_search"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["home", "date"], name="a_night_is_taken_once"),
            models.CheckConstraint(
                condition=models.Q(kind__in=["closed", "owner", "imported"], stay=None)
                | models.Q(kind__in=["stay", "buffer"], stay__isnull=False, block=None),
                name="a_stays_night_has_its_stay",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.home.reference} {self.date:%Y-%m-%d}"
