from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.models import Owner
from bookings.models import Stay
from core.storage import private_storage


class Series(models.Model):
    """A gapless sequence of numbers; its row is locked while a number is given."""

    code = models.CharField(_("code"), max_length=8)
    year = models.PositiveSmallIntegerField(_("year"))
    last = models.PositiveIntegerField(_("last number"), default=0)

    class Meta:
        verbose_name = _("series")
        verbose_name_plural = _("series")
        constraints = [
            models.UniqueConstraint(fields=["code", "year"], name="one_series_per_year"),
        ]

    def __str__(self) -> str:
        return f"{self.code}-{self.year}"


class DocumentQuerySet(models.QuerySet["Document"]):
    def invoices(self) -> "DocumentQuerySet":
        return self.filter(kind=Document.Kind.INVOICE)

    def unsealed(self) -> "DocumentQuerySet":
        """Documents whose PDF is still to be stored."""
        return self.filter(sha256="")


class Document(models.Model):
    """An invoice or a credit note: numbered at issue, then never edited.

    Only its PDF is added afterwards, once: `sha256` is the digest of the file, `chain` the
    digest of the chain of the document before it in the series followed by `sha256`.
    """

    class Kind(models.TextChoices):
        INVOICE = "invoice", _("Invoice")
        CREDIT_NOTE = "credit", _("Credit note")

    kind = models.CharField(_("kind"), max_length=8, choices=Kind)
    series = models.ForeignKey(Series, on_delete=models.PROTECT, verbose_name=_("series"))
    rank = models.PositiveIntegerField(_("number in the series"))
    number = models.CharField(_("number"), max_length=20, unique=True)
    issued_at = models.DateTimeField(_("issued"))
    # A traveller's is about a stay, an owner's about what PCS does for them.
    stay = models.ForeignKey(
        Stay,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="documents",
        verbose_name=_("stay"),
    )
    owner = models.ForeignKey(
        Owner,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="documents",
        verbose_name=_("owner"),
    )
    credits = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="credit_notes",
        verbose_name=_("corrects the invoice"),
    )
    language = models.CharField(_("language"), max_length=10)
    # Who it is made out to, as they were called when it was issued.
    buyer = models.CharField(_("made out to"), max_length=200)
    address = models.CharField(_("address"), max_length=300, blank=True)
    total = models.DecimalField(_("total in euros"), max_digits=10, decimal_places=2)

    pdf = models.FileField(_("PDF"), storage=private_storage, upload_to="documents/%Y/", blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    chain = models.CharField(max_length=64, blank=True)

    objects: ClassVar = DocumentQuerySet.as_manager()

    class Meta:
        verbose_name = _("document")
        verbose_name_plural = _("invoices and credit notes")
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(fields=["series", "rank"], name="one_document_per_number"),
            models.CheckConstraint(
                condition=Q(stay=None, owner__isnull=False) | Q(stay__isnull=False, owner=None),
                name="a_document_is_for_one",
            ),
        ]

    def __str__(self) -> str:
        return self.number

    def get_absolute_url(self) -> str:
        return reverse("billing:document", args=[self.number])


class DocumentLine(models.Model):
    """One line of a document, in euros; negative on a credit note. `vat` is part of `gross`."""

    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="lines")
    kind = models.CharField(max_length=20)
    quantity = models.PositiveIntegerField()
    unit = models.DecimalField(max_digits=9, decimal_places=2)
    vat_percent = models.DecimalField(max_digits=5, decimal_places=2, null=True)
    vat = models.DecimalField(max_digits=10, decimal_places=2)
    gross = models.DecimalField(max_digits=10, decimal_places=2)
    source = models.JSONField(default=dict)

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.kind} {self.gross} €"
