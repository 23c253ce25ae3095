"""Estimates asked for on the site: who asked, for which home, and what became of it."""

import secrets
from datetime import date
from decimal import Decimal
from typing import Any, ClassVar

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django_countries.fields import CountryField
from phonenumber_field.modelfields import PhoneNumberField

from accounts.models import User
from catalogue.models import Home, MarketRate, MarketZone

LARGEST_SURFACE = 2000


def new_token() -> str:
    return secrets.token_urlsafe(24)


class StudyTermsQuerySet(models.QuerySet["StudyTerms"]):
    def in_force(self, day: date) -> "StudyTerms":
        """The hypotheses of a day; raises StudyTerms.DoesNotExist before the first row."""
        return self.filter(valid_from__lte=day).order_by("-valid_from")[:1].get()


class StudyTerms(models.Model):
    """What an estimate supposes unless the owner says otherwise; superseded, never edited."""

    valid_from = models.DateField(_("valid from"), unique=True)
    average_stay = models.DecimalField(
        _("nights of an average stay"),
        max_digits=4,
        decimal_places=1,
        validators=[MinValueValidator(1)],
    )
    cleaning_base = models.DecimalField(
        _("cleaning of a studio, euros a stay"), max_digits=7, decimal_places=2
    )
    cleaning_per_bedroom = models.DecimalField(
        _("more for each bedroom"), max_digits=7, decimal_places=2
    )
    source = models.CharField(_("source"), max_length=200)

    objects: ClassVar = StudyTermsQuerySet.as_manager()

    class Meta:
        verbose_name = _("hypotheses of estimates")
        verbose_name_plural = _("hypotheses of estimates")
        ordering = ["-valid_from"]

    def __str__(self) -> str:
        return f"{self.valid_from:%Y-%m-%d}"


class LeadQuerySet(models.QuerySet["Lead"]):
    def open(self) -> "LeadQuerySet":
        return self.filter(state__in=[Lead.State.NEW, Lead.State.CONTACTED])

    def overdue(self, day: date) -> "LeadQuerySet":
        """Whom somebody promised to call by now."""
        return self.open().filter(follow_up__lte=day)


class Lead(models.Model):
    """Someone who asked what their home could earn."""

    class Service(models.TextChoices):
        FULL = "full", _("Management from A to Z")
        YIELD = "yield", _("Yield management (creation, distribution and optimisation)")
        OTHER = "other", _("Other")

    class Hours(models.TextChoices):
        MORNING = "before_12", _("Before 12:00")
        NOON = "12_14", _("Between 12:00 and 14:00")
        AFTERNOON = "14_18", _("Between 14:00 and 18:00")
        EVENING = "after_18", _("After 18:00")

    class State(models.TextChoices):
        NEW = "new", _("New")
        CONTACTED = "contacted", _("Contacted")
        WON = "won", _("Won")
        LOST = "lost", _("Lost")

    # The address of their study: whoever has it sees the study, so nobody can guess it.
    token = models.CharField(max_length=40, unique=True, default=new_token, editable=False)
    # The robot check it passed: each one serves once.
    nonce = models.CharField(max_length=40, unique=True, editable=False)
    created_at = models.DateTimeField(_("asked"), default=timezone.now, editable=False)
    touched_at = models.DateTimeField(_("last followed up"), default=timezone.now, editable=False)
    language = models.CharField(_("language"), max_length=10)

    services = models.JSONField(_("services wanted"), default=list)
    street = models.CharField(_("street"), max_length=120)
    postcode = models.CharField(_("postcode"), max_length=12, blank=True)
    city = models.CharField(_("town"), max_length=80)
    country = CountryField(_("country"))
    kind = models.CharField(_("kind"), max_length=10, choices=Home.Kind)
    rental_kind = models.CharField(_("rental"), max_length=12, choices=Home.RentalKind)
    bedrooms = models.PositiveSmallIntegerField(_("bedrooms"))
    capacity = models.PositiveSmallIntegerField(_("capacity in people"))
    surface = models.PositiveSmallIntegerField(
        _("surface in m²"), validators=[MaxValueValidator(LARGEST_SURFACE)]
    )

    name = models.CharField(_("name"), max_length=120)
    email = models.EmailField(_("e-mail address"))
    phone = PhoneNumberField(_("phone"))
    hours = models.JSONField(_("when to call"), default=list)
    privacy_version = models.CharField(_("privacy statement accepted"), max_length=20)
    privacy_accepted_at = models.DateTimeField(_("accepted"), default=timezone.now)

    zone = models.ForeignKey(
        MarketZone, on_delete=models.SET_NULL, null=True, blank=True, verbose_name=_("market zone")
    )
    rate = models.ForeignKey(
        MarketRate, on_delete=models.SET_NULL, null=True, blank=True, verbose_name=_("market rate")
    )
    # The study as it was sent: euros and hypotheses, as texts.
    study = models.JSONField(_("study"), default=dict, blank=True, editable=False)

    state = models.CharField(_("state"), max_length=10, choices=State, default=State.NEW)
    assigned_to = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="leads",
        limit_choices_to={"is_staff": True, "is_active": True},
        verbose_name=_("assigned to"),
    )
    follow_up = models.DateField(_("to be called by"), null=True, blank=True)
    owner = models.ForeignKey(
        "accounts.Owner",
        on_delete=models.SET_NULL,
        null=True,
        editable=False,
        related_name="leads",
        verbose_name=_("owner"),
    )
    home = models.OneToOneField(
        Home,
        on_delete=models.SET_NULL,
        null=True,
        editable=False,
        related_name="lead",
        verbose_name=_("home"),
    )

    objects: ClassVar = LeadQuerySet.as_manager()

    class Meta:
        verbose_name = _("estimate asked for")
        verbose_name_plural = _("estimates asked for")
        ordering = ["-id"]
        indexes = [models.Index(fields=["state", "follow_up"], name="lead_follow_up")]

    def __str__(self) -> str:
        return f"{self.name}, {self.city}"

    @property
    def address(self) -> str:
        return f"{self.street}, {self.postcode} {self.city}".replace("  ", " ")

    @property
    def service_names(self) -> str:
        return ", ".join(str(Lead.Service(code).label) for code in self.services)

    @property
    def hour_names(self) -> str:
        if set(self.hours) >= set(Lead.Hours.values):
            return gettext("at any hour")
        return ", ".join(str(Lead.Hours(code).label) for code in self.hours)

    @property
    def median_net(self) -> Decimal | None:
        """What the study said, in the middle; None where there was none."""
        net = self.study.get("median", {}).get("net")
        return Decimal(net) if net else None


class LeadNote(models.Model):
    """What was said to them, or done about them."""

    lead = models.ForeignKey(Lead, on_delete=models.CASCADE, related_name="notes")
    author = models.ForeignKey(
        User, on_delete=models.SET_NULL, null=True, verbose_name=_("written by")
    )
    at = models.DateTimeField(_("at"), default=timezone.now)
    text = models.TextField(_("note"), max_length=2000)

    class Meta:
        verbose_name = _("note")
        verbose_name_plural = _("notes")
        ordering = ["-id"]

    def __str__(self) -> str:
        return self.text[:60]

    def save(self, *args: Any, **kwargs: Any) -> None:
        """A note is following somebody up."""
        super().save(*args, **kwargs)
        Lead.objects.filter(pk=self.lead_id).update(touched_at=self.at)
