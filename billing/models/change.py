from django.db import models
from django.utils.translation import gettext_lazy as _

from bookings.models import Stay


class StayChange(models.Model):
    """New dates for a stay that cost more, waiting for the difference to be paid."""

    class State(models.TextChoices):
        OPEN = "open", _("Waiting")
        DONE = "done", _("Done")
        DROPPED = "dropped", _("Dropped")

    stay = models.ForeignKey(
        Stay, on_delete=models.PROTECT, related_name="changes", verbose_name=_("stay")
    )
    arrival = models.DateField(_("arrival"))
    departure = models.DateField(_("departure"))
    adults = models.PositiveSmallIntegerField(_("adults"))
    children = models.PositiveSmallIntegerField(_("children"), default=0)
    difference = models.DecimalField(_("difference in euros"), max_digits=10, decimal_places=2)
    # The lines of the new price, as they will be stored once it is paid.
    lines = models.JSONField(default=list)
    state = models.CharField(_("state"), max_length=8, choices=State, default=State.OPEN)
    created_at = models.DateTimeField(_("asked"), auto_now_add=True)
    expires_at = models.DateTimeField(_("held until"))

    class Meta:
        verbose_name = _("change of a stay")
        verbose_name_plural = _("changes of stays")
        ordering = ["-id"]

    def __str__(self) -> str:
        return f"{self.stay} {self.arrival:%Y-%m-%d}"
