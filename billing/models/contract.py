from django.db import models
from django.utils.translation import gettext_lazy as _

from bookings.models import Stay
from core.storage import private_storage

from .quote import Quote


class Contract(models.Model):
    """The rental contract of a stay as it was agreed; a change of the stay makes a new version.

    It is no part of a numbered series and of no account, so it is not a Document. Its PDF is
    stored once, beside the digest of the file.
    """

    stay = models.ForeignKey(
        Stay, on_delete=models.PROTECT, related_name="contracts", verbose_name=_("stay")
    )
    version = models.PositiveSmallIntegerField(_("version"))
    quote = models.ForeignKey(Quote, on_delete=models.PROTECT, verbose_name=_("quote"))
    arrival = models.DateField(_("arrival"))
    departure = models.DateField(_("departure"))
    adults = models.PositiveSmallIntegerField(_("adults"))
    children = models.PositiveSmallIntegerField(_("children"))
    language = models.CharField(_("language"), max_length=10)
    agreed_at = models.DateTimeField(_("agreed"), auto_now_add=True)

    pdf = models.FileField(_("PDF"), storage=private_storage, upload_to="contracts/%Y/", blank=True)
    sha256 = models.CharField(max_length=64, blank=True)

    class Meta:
        verbose_name = _("rental contract")
        verbose_name_plural = _("rental contracts")
        ordering = ["-id"]
        get_latest_by = "id"
        constraints = [
            models.UniqueConstraint(fields=["stay", "version"], name="one_contract_per_version"),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def number(self) -> str:
        return f"{self.stay.reference}-{self.version}"
