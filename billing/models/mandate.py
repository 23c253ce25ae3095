from datetime import date
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Owner
from catalogue.models import Home
from core.storage import private_storage

from .document import Series
from .tariff import OwnerTariff


class MandateTerms(models.Model):
    """The words of the mandate from a date on, in one language; superseded, never edited."""

    valid_from = models.DateField(_("valid from"))
    language = models.CharField(_("language"), max_length=10, default="fr")
    body = models.TextField(
        _("text"),
        help_text=_("A line that starts with # is a heading; a blank line ends a paragraph."),
    )

    class Meta:
        verbose_name = _("terms of the mandate")
        verbose_name_plural = _("terms of the mandate")
        ordering = ["-valid_from", "language"]
        constraints = [
            models.UniqueConstraint(fields=["valid_from", "language"], name="one_text_of_terms"),
        ]

    def __str__(self) -> str:
        return f"{self.valid_from:%Y-%m-%d} ({self.language})"


class MandateQuerySet(models.QuerySet["Mandate"]):
    def in_force(self, day: date | None = None) -> "MandateQuerySet":
        """Those that neither a newer version nor an end has closed."""
        day = day or timezone.localdate()
        open_ended = Q(ends_on=None) | Q(ends_on__gt=day)
        return self.filter(open_ended, replaced_by=None)


class Mandate(models.Model):
    """The power an owner gave PCS, entered in the register the moment it is signed.

    Each signature is a new numbered row that keeps the names, the homes, the words and the
    figures that were signed; only its PDF with its digests, and the day it ends, come later.
    """

    series = models.ForeignKey(Series, on_delete=models.PROTECT, verbose_name=_("series"))
    rank = models.PositiveIntegerField(_("number in the register"))
    number = models.CharField(_("number"), max_length=20, unique=True)
    owner = models.ForeignKey(
        Owner, on_delete=models.PROTECT, related_name="mandates", verbose_name=_("owner")
    )
    version = models.PositiveSmallIntegerField(_("version"))
    replaces = models.OneToOneField(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="replaced_by",
        verbose_name=_("replaces"),
    )
    tariff = models.ForeignKey(OwnerTariff, on_delete=models.PROTECT, verbose_name=_("tariff"))
    terms = models.ForeignKey(MandateTerms, on_delete=models.PROTECT, verbose_name=_("terms"))
    # Who gives it, as they were called and lived when they signed.
    mandator = models.CharField(_("given by"), max_length=260)
    address = models.CharField(_("address"), max_length=300)

    signed_at = models.DateTimeField(_("signed"))
    signature = models.CharField(_("signed as"), max_length=120)
    # The drawn signature: strokes of points, none for whoever typed only.
    strokes = models.JSONField(default=list, blank=True)
    ip = models.GenericIPAddressField(_("address on the network"), null=True, blank=True)
    user_agent = models.CharField(_("browser"), max_length=300, blank=True)
    language = models.CharField(_("language"), max_length=10)
    ends_on = models.DateField(_("ends on"), null=True, blank=True)

    pdf = models.FileField(_("PDF"), storage=private_storage, upload_to="mandates/%Y/", blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    chain = models.CharField(max_length=64, blank=True)

    objects: ClassVar = MandateQuerySet.as_manager()

    class Meta:
        verbose_name = _("mandate")
        verbose_name_plural = _("register of mandates")
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(fields=["series", "rank"], name="one_mandate_per_number"),
            models.UniqueConstraint(fields=["owner", "version"], name="one_mandate_per_version"),
            models.CheckConstraint(condition=~Q(signature=""), name="a_mandate_is_signed"),
        ]

    def __str__(self) -> str:
        return self.number

    def get_absolute_url(self) -> str:
        return reverse("owner_contract:pdf", args=[self.number])


class MandatedHome(models.Model):
    """One home of a mandate, as it was described when it was signed."""

    mandate = models.ForeignKey(Mandate, on_delete=models.PROTECT, related_name="homes")
    home = models.ForeignKey(Home, on_delete=models.PROTECT, related_name="mandated")
    reference = models.CharField(max_length=12)
    address = models.CharField(max_length=220)
    kind = models.CharField(max_length=10)
    surface = models.PositiveSmallIntegerField()
    registration_number = models.CharField(max_length=20, blank=True)

    class Meta:
        ordering = ["reference"]
        constraints = [
            models.UniqueConstraint(fields=["mandate", "home"], name="one_line_per_mandated_home"),
        ]

    def __str__(self) -> str:
        return f"{self.reference}, {self.address}"
