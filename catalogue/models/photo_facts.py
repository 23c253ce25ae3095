from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from .photo import HomePhoto, Photo


class PhotoFacts(models.Model):
    """What the file of a photo said before it was drawn anew, and how the picture looks."""

    photo = models.OneToOneField(
        Photo, on_delete=models.CASCADE, related_name="facts", verbose_name=_("photo")
    )
    # The name of the drawn file: another one means that these facts are of an older picture.
    drawn = models.CharField(max_length=255)
    sha256 = models.CharField(max_length=64, db_index=True)
    width = models.PositiveIntegerField(_("width"))
    height = models.PositiveIntegerField(_("height"))
    sharpness = models.FloatField(_("sharpness"))
    borders = models.FloatField(_("share of plain borders"), default=0)
    # 64-bit prints of the whole picture and of its windows, and a small grey copy.
    prints = models.BinaryField()
    thumb = models.BinaryField()

    taken_at = models.DateTimeField(_("taken at"), null=True, blank=True)
    software = models.CharField(_("software"), max_length=300, blank=True)
    camera = models.CharField(_("camera"), max_length=120, blank=True)
    # Where it was taken: shown to nobody, and erased once the home was checked.
    latitude = models.FloatField(null=True, blank=True)
    longitude = models.FloatField(null=True, blank=True)
    place_erased_at = models.DateTimeField(null=True, blank=True)
    credentials = models.JSONField(_("content credentials"), default=dict, blank=True)
    read_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("facts of a photo")
        verbose_name_plural = _("facts of photos")

    def __str__(self) -> str:
        return self.drawn


class PhotoFinding(models.Model):
    """Something a check noticed about a photo of a home: a person decides what it means."""

    class Severity(models.IntegerChoices):
        INFO = 1, _("For information")
        DOUBT = 2, _("To look at")
        ALARM = 3, _("Alarm")

    home_photo = models.ForeignKey(
        HomePhoto, on_delete=models.CASCADE, related_name="findings", verbose_name=_("photo")
    )
    code = models.CharField(_("check"), max_length=20)
    # The file that was checked: what was found about another one is of no use.
    drawn = models.CharField(max_length=255)
    # What the finding is about beside the photo, so that it is written once: another photo.
    about = models.CharField(max_length=120, blank=True)
    severity = models.PositiveSmallIntegerField(_("severity"), choices=Severity)
    evidence = models.JSONField(_("evidence"), default=dict)
    found_at = models.DateTimeField(_("found at"), auto_now_add=True)
    settled_at = models.DateTimeField(_("settled at"), null=True, blank=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("settled by"),
    )
    note = models.CharField(_("note"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("finding about a photo")
        verbose_name_plural = _("findings about photos")
        ordering = ["-severity", "home_photo", "code", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["home_photo", "code", "about"], name="one_finding_per_cause"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.home_photo} {self.code}"
