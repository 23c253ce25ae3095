from datetime import date, datetime
from typing import Any, ClassVar

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Owner
from core.storage import private_storage

from .order import Order


class InterventionQuerySet(models.QuerySet["Intervention"]):
    def of(self, owner: Owner) -> "InterventionQuerySet":
        """The visits to the homes of one owner."""
        return self.filter(order__home__owner=owner)

    def open(self) -> "InterventionQuerySet":
        return self.exclude(state__in=Intervention.SETTLED)

    def late(self, now: datetime | None = None) -> "InterventionQuerySet":
        """Nobody has come though the time is over, or nobody has left since yesterday."""
        now = now or timezone.now()
        return self.open().filter(window_end__lt=now).exclude(state=Intervention.State.WAITING)


class Intervention(models.Model):
    """The visit that fulfils an order, and its sheet."""

    class State(models.TextChoices):
        PLANNED = "planned", _("Planned")
        WAITING = "waiting", _("Waits for the owner")
        UNDER_WAY = "under_way", _("Under way")
        DONE = "done", _("Done")
        CANCELLED = "cancelled", _("Cancelled")

    SETTLED = (State.DONE, State.CANCELLED)

    order = models.ForeignKey(
        Order, on_delete=models.PROTECT, related_name="interventions", verbose_name=_("order")
    )
    state = models.CharField(_("state"), max_length=9, choices=State, default=State.PLANNED)
    window_start = models.DateTimeField(_("planned from"))
    window_end = models.DateTimeField(_("planned until"))
    provider = models.CharField(_("who comes"), max_length=120, blank=True)
    arrived_at = models.DateTimeField(_("arrived"), null=True, blank=True)
    left_at = models.DateTimeField(_("left"), null=True, blank=True)
    notes = models.TextField(_("notes"), blank=True)
    # [{"label": …, "done": …}, …]
    checklist = models.JSONField(_("checklist"), default=list, blank=True)
    cost = models.DecimalField(
        _("cost in euros"),
        max_digits=8,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(0)],
    )

    objects: ClassVar = InterventionQuerySet.as_manager()

    class Meta:
        verbose_name = _("intervention")
        verbose_name_plural = _("interventions")
        ordering = ["window_start", "id"]
        indexes: ClassVar = [
            models.Index(fields=["window_start"], name="intervention_start"),
            models.Index(fields=["state", "window_end"], name="intervention_state"),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(window_end__gt=F("window_start")), name="a_visit_has_a_length"
            ),
            models.CheckConstraint(
                condition=Q(left_at=None)
                | Q(arrived_at__isnull=False, left_at__gte=F("arrived_at")),
                name="nobody_leaves_before_coming",
            ),
            models.CheckConstraint(
                condition=~Q(state="done") | Q(left_at__isnull=False), name="a_visit_done_has_ended"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.order}, {timezone.localtime(self.window_start):%Y-%m-%d}"

    @property
    def day(self) -> date:
        return timezone.localdate(self.window_start)

    @property
    def is_late(self) -> bool:
        awaited = self.state not in (*self.SETTLED, self.State.WAITING)
        return awaited and self.window_end < timezone.now()

    @property
    def minutes_there(self) -> int | None:
        """How long someone was in the home."""
        if self.arrived_at is None or self.left_at is None:
            return None
        return int((self.left_at - self.arrived_at).total_seconds() // 60)


def photo_path(photo: Any, name: str) -> str:
    return f"interventions/{photo.intervention_id}/{name}"


class InterventionPhoto(models.Model):
    """What someone saw in the home; drawn anew, so that nothing else travels with it."""

    intervention = models.ForeignKey(
        Intervention, on_delete=models.CASCADE, related_name="photos", verbose_name=_("visit")
    )
    file = models.ImageField(_("photo"), storage=private_storage, upload_to=photo_path)
    caption = models.CharField(_("caption"), max_length=160, blank=True)
    added_at = models.DateTimeField(_("added"), auto_now_add=True)

    class Meta:
        verbose_name = _("photo of an intervention")
        verbose_name_plural = _("photos of interventions")
        ordering = ["id"]

    def __str__(self) -> str:
        return self.caption or str(self.pk)
