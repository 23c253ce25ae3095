from datetime import date
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Traveller, User
from catalogue.models import Home

from .stay import Stay


class StayRequestQuerySet(models.QuerySet["StayRequest"]):
    def waiting(self) -> "StayRequestQuerySet":
        """Asked, and still to be answered in time."""
        return self.filter(state=StayRequest.State.ASKED, expires_at__gt=timezone.now())

    def run_out(self) -> "StayRequestQuerySet":
        return self.filter(state=StayRequest.State.ASKED, expires_at__lte=timezone.now())

    def overlapping(self, arrival: date, departure: date) -> "StayRequestQuerySet":
        return self.filter(arrival__lt=departure, departure__gt=arrival)


class StayRequest(models.Model):
    """A traveller asks for the nights [arrival, departure); none is taken until the answer."""

    class State(models.TextChoices):
        ASKED = "asked", _("Waiting for an answer")
        ACCEPTED = "accepted", _("Accepted")
        DECLINED = "declined", _("Declined")
        WITHDRAWN = "withdrawn", _("Withdrawn")
        LAPSED = "lapsed", _("Not answered in time")

    home = models.ForeignKey(
        Home, on_delete=models.PROTECT, related_name="requests", verbose_name=_("home")
    )
    traveller = models.ForeignKey(
        Traveller, on_delete=models.PROTECT, related_name="requests", verbose_name=_("traveller")
    )
    arrival = models.DateField(_("arrival"))
    departure = models.DateField(_("departure"))
    adults = models.PositiveSmallIntegerField(_("adults"))
    children = models.PositiveSmallIntegerField(_("children"), default=0)
    message = models.TextField(_("message"), max_length=1000, blank=True)
    language = models.CharField(_("language"), max_length=10, default="fr")
    state = models.CharField(_("state"), max_length=9, choices=State, default=State.ASKED)
    asked_at = models.DateTimeField(_("asked"), auto_now_add=True)
    expires_at = models.DateTimeField(_("to answer until"))
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True)
    answered_by = models.ForeignKey(
        User,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("answered by"),
    )
    reason = models.CharField(_("reason"), max_length=300, blank=True)
    stay = models.OneToOneField(
        Stay,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="request",
        verbose_name=_("stay"),
    )

    objects: ClassVar = StayRequestQuerySet.as_manager()

    class Meta:
        verbose_name = _("request for a stay")
        verbose_name_plural = _("requests for stays")
        ordering = ["expires_at", "id"]
        indexes: ClassVar = [
            models.Index(
                fields=["expires_at"], condition=Q(state="asked"), name="request_to_answer"
            ),
            models.Index(fields=["home", "arrival"], name="request_of_home"),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(departure__gt=models.F("arrival")), name="a_request_has_a_night"
            ),
            models.UniqueConstraint(
                fields=["home", "traveller", "arrival", "departure"],
                condition=Q(state="asked"),
                name="a_stay_is_asked_for_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.home.reference} {self.arrival:%Y-%m-%d}"

    @property
    def is_open(self) -> bool:
        return self.state == self.State.ASKED and self.expires_at > timezone.now()
