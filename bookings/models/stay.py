from datetime import date
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import get_random_string
from django.utils.translation import gettext_lazy as _

from accounts.models import Traveller
from catalogue.models import Home

# Without letters and digits that look or sound alike.
REFERENCE_ALPHABET = "ACDEFGHJKLMNPQRTUVWXY34679"


def new_reference() -> str:
    return get_random_string(8, REFERENCE_ALPHABET)


class StayQuerySet(models.QuerySet["Stay"]):
    def confirmed(self) -> "StayQuerySet":
        return self.filter(state=Stay.State.CONFIRMED)

    def expired_holds(self) -> "StayQuerySet":
        """Holds whose time ran out and whose nights are still to be let go."""
        return self.filter(state=Stay.State.HOLD, hold_expires_at__lte=timezone.now())

    def upcoming(self, today: date) -> "StayQuerySet":
        live = self.filter(state__in=[Stay.State.HOLD, Stay.State.CONFIRMED])
        return live.filter(departure__gt=today).order_by("arrival")

    def past(self, today: date) -> "StayQuerySet":
        return self.confirmed().filter(departure__lte=today).order_by("-arrival")

    def cancelled(self) -> "StayQuerySet":
        return self.filter(state=Stay.State.CANCELLED).order_by("-cancelled_at")


class Stay(models.Model):
    """A traveller's booking of a home for the nights [arrival, departure)."""

    class State(models.TextChoices):
        HOLD = "hold", _("Held while paying")
        CONFIRMED = "confirmed", _("Confirmed")
        CANCELLED = "cancelled", _("Cancelled")
        EXPIRED = "expired", _("Let go, not paid")

    reference = models.CharField(
        _("reference"), max_length=8, unique=True, default=new_reference, editable=False
    )
    home = models.ForeignKey(
        Home, on_delete=models.PROTECT, related_name="stays", verbose_name=_("home")
    )
    traveller = models.ForeignKey(
        Traveller, on_delete=models.PROTECT, related_name="stays", verbose_name=_("traveller")
    )
    arrival = models.DateField(_("arrival"))
    departure = models.DateField(_("departure"))
    adults = models.PositiveSmallIntegerField(_("adults"))
    children = models.PositiveSmallIntegerField(_("children"), default=0)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.HOLD)
    # The language it was booked in: its papers and letters are written in it.
    language = models.CharField(_("language"), max_length=10, default="fr")
    # [[days before arrival, percent paid back], …] as agreed when it was booked.
    policy_kind = models.CharField(_("cancellation policy"), max_length=10)
    policy = models.JSONField(default=list)

    created_at = models.DateTimeField(_("booked"), auto_now_add=True)
    hold_expires_at = models.DateTimeField(_("held until"), null=True, blank=True)
    hold_extended = models.BooleanField(_("hold extended"), default=False)
    confirmed_at = models.DateTimeField(_("confirmed"), null=True, blank=True)
    cancelled_at = models.DateTimeField(_("cancelled"), null=True, blank=True)

    objects: ClassVar = StayQuerySet.as_manager()

    class Meta:
        verbose_name = _("stay")
        verbose_name_plural = _("stays")
        ordering = ["-created_at"]
        indexes = [
            models.Index(fields=["home", "arrival"], name="stay_of_home"),
            models.Index(fields=["arrival"], name="stay_arrival"),
            models.Index(fields=["departure"], name="stay_departure"),
            models.Index(
                fields=["hold_expires_at"], condition=Q(state="hold"), name="stay_hold_end"
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(departure__gt=models.F("arrival")), name="a_stay_has_a_night"
            ),
            models.CheckConstraint(condition=Q(adults__gte=1), name="a_stay_has_an_adult"),
        ]

    def __str__(self) -> str:
        return self.reference

    def get_absolute_url(self) -> str:
        return reverse("bookings:stay", args=[self.reference])

    @property
    def night_count(self) -> int:
        return (self.departure - self.arrival).days

    @property
    def people(self) -> int:
        return self.adults + self.children

    @property
    def is_held(self) -> bool:
        """Held, and not run out yet."""
        if self.state != self.State.HOLD or self.hold_expires_at is None:
            return False
        return self.hold_expires_at > timezone.now()
