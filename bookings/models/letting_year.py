from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from catalogue.models import Home


class LettingYear(models.Model):
    """A year in which a primary residence is let: what was told of it, and what was allowed."""

    class Told(models.TextChoices):
        NOTHING = "far", _("Nothing")
        NEAR = "near", _("The cap is near")
        REACHED = "reached", _("The cap is reached")

    home = models.ForeignKey(
        Home, on_delete=models.PROTECT, related_name="letting_years", verbose_name=_("home")
    )
    year = models.PositiveSmallIntegerField(_("year"))
    nights = models.PositiveSmallIntegerField(_("nights let"), default=0)
    told = models.CharField(_("told"), max_length=8, choices=Told, default=Told.NOTHING)
    # A moderator's decision, instead of the cap of the town.
    allowed = models.PositiveSmallIntegerField(_("nights allowed"), null=True, blank=True)
    reason = models.CharField(_("reason"), max_length=300, blank=True)
    decided_by = models.ForeignKey(
        User,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("decided by"),
    )
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True)

    class Meta:
        verbose_name = _("nights let in a year")
        verbose_name_plural = _("nights let in a year")
        ordering = ["-year", "home__reference"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["home", "year"], name="one_letting_year_per_home"),
            models.CheckConstraint(
                condition=models.Q(allowed=None, decided_by=None, decided_at=None, reason="")
                | models.Q(
                    allowed__isnull=False, decided_by__isnull=False, decided_at__isnull=False
                )
                & ~models.Q(reason=""),
                name="another_cap_is_somebodys_decision",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.home.reference} {self.year}"
