from datetime import time

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from phonenumber_field.modelfields import PhoneNumberField

from .commune import Commune


class Agency(models.Model):
    """An office of PCS that welcomes people and keeps the keys of its homes."""

    name = models.CharField(_("name"), max_length=80)
    slug = models.SlugField(_("slug"), unique=True)
    street = models.CharField(_("street"), max_length=120)
    postcode = models.CharField(_("postcode"), max_length=5)
    commune = models.ForeignKey(Commune, on_delete=models.PROTECT, verbose_name=_("town"))
    phone = PhoneNumberField(_("phone"), blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    open_days = models.CharField(
        _("days open"), max_length=7, default="123456", help_text=_("1 is Monday, 7 is Sunday.")
    )
    opens_at = models.TimeField(_("opens at"), default=time(9))
    closes_at = models.TimeField(_("closes at"), default=time(19))
    opened = models.PositiveSmallIntegerField(_("opened in"))
    latitude = models.DecimalField(_("latitude"), max_digits=9, decimal_places=6)
    longitude = models.DecimalField(_("longitude"), max_digits=9, decimal_places=6)

    class Meta:
        verbose_name = _("agency")
        verbose_name_plural = _("agencies")
        ordering = ["postcode", "name"]

    def __str__(self) -> str:
        return self.name

    @property
    def address(self) -> str:
        return f"{self.street}, {self.postcode} {self.commune.name}"


class KeyBox(models.Model):
    """One numbered slot of an agency's key cabinet, for the keys of one home."""

    agency = models.ForeignKey(
        Agency, on_delete=models.PROTECT, related_name="key_boxes", verbose_name=_("agency")
    )
    number = models.PositiveSmallIntegerField(_("number"))
    home = models.OneToOneField(
        "catalogue.Home",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="key_box",
        verbose_name=_("home"),
    )

    class Meta:
        verbose_name = _("key box")
        verbose_name_plural = _("key boxes")
        ordering = ["agency", "number"]
        constraints = [
            models.UniqueConstraint(fields=["agency", "number"], name="one_key_box_per_number"),
        ]

    def __str__(self) -> str:
        return f"{self.agency} {self.number}"


class KeyMovement(models.Model):
    """Keys handed out of a box, or put back into it."""

    class Direction(models.TextChoices):
        OUT = "out", _("Taken out")
        IN = "in", _("Put back")

    key_box = models.ForeignKey(
        KeyBox, on_delete=models.PROTECT, related_name="movements", verbose_name=_("key box")
    )
    direction = models.CharField(_("movement"), max_length=3, choices=Direction)
    holder = models.CharField(_("to or from whom"), max_length=120)
    at = models.DateTimeField(_("at"), auto_now_add=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        verbose_name=_("recorded by"),
    )

    class Meta:
        verbose_name = _("key movement")
        verbose_name_plural = _("key movements")
        ordering = ["-at"]

    def __str__(self) -> str:
        return f"{self.key_box} {self.get_direction_display()}"
