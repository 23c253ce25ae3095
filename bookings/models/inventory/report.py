from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models import Owner, User
from accounts.second_factor import may_as_staff
from core.storage import private_storage

from ..stay import Stay


class InventoryReportQuerySet(models.QuerySet["InventoryReport"]):
    def sealed(self) -> "InventoryReportQuerySet":
        return self.filter(state=InventoryReport.State.SEALED)

    def readable_by(self, user: User) -> "InventoryReportQuerySet":
        """All for whoever works with them; to owner and traveller their own, once sealed."""
        if may_as_staff(user, "bookings.view_inventoryreport"):
            return self
        theirs = models.Q(stay__traveller__user=user) | models.Q(stay__home__owner__user=user)
        return self.sealed().filter(theirs)

    def of_homes_of(self, owner: Owner) -> "InventoryReportQuerySet":
        return self.filter(stay__home__owner=owner)


class InventoryReport(models.Model):
    """The state of a home as it is handed over to a traveller, or given back (état des lieux).

    Filled at the door, signed by both, then sealed: the database refuses any later change but
    the one that stores its PDF beside the digest of the file.
    """

    class Kind(models.TextChoices):
        ENTRY = "entry", _("Entry")
        EXIT = "exit", _("Exit")

    class State(models.TextChoices):
        DRAFT = "draft", _("Being filled in")
        SIGNED = "signed", _("Signed")
        SEALED = "sealed", _("Sealed")

    stay = models.ForeignKey(
        Stay, on_delete=models.PROTECT, related_name="inventory_reports", verbose_name=_("stay")
    )
    kind = models.CharField(_("kind"), max_length=5, choices=Kind)
    # The language its paper is written in.
    language = models.CharField(_("language"), max_length=10)
    state = models.CharField(_("state"), max_length=6, choices=State, default=State.DRAFT)
    remarks = models.TextField(_("remarks"), max_length=2000, blank=True)
    begun_by = models.ForeignKey(
        User, on_delete=models.PROTECT, related_name="+", verbose_name=_("begun by")
    )
    begun_at = models.DateTimeField(_("begun"), auto_now_add=True)
    signed_at = models.DateTimeField(_("signed"), null=True, blank=True)
    sealed_at = models.DateTimeField(_("sealed"), null=True, blank=True)

    pdf = models.FileField(
        _("PDF"), storage=private_storage, upload_to="inventories/%Y/", blank=True
    )
    sha256 = models.CharField(max_length=64, blank=True)

    objects: ClassVar = InventoryReportQuerySet.as_manager()

    class Meta:
        verbose_name = _("inventory report")
        verbose_name_plural = _("inventory reports")
        ordering = ["-begun_at", "-id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["stay", "kind"], name="one_report_per_handover"),
        ]

    def __str__(self) -> str:
        return f"{self.stay.reference} {self.get_kind_display()}"

    @property
    def number(self) -> str:
        return f"{self.stay.reference}-{self.kind}"

    @property
    def is_sealed(self) -> bool:
        return self.state == self.State.SEALED

    @property
    def is_open(self) -> bool:
        """Nobody has signed: what is in it may still change."""
        return self.state == self.State.DRAFT and not self.signatures.exists()

    @property
    def is_exit(self) -> bool:
        return self.kind == self.Kind.EXIT
