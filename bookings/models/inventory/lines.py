from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from catalogue.models import Condition
from core.storage import private_storage

from .report import InventoryReport


class ReportLine(models.Model):
    """One thing of one room as it was seen; the names are copied from the home's list."""

    report = models.ForeignKey(InventoryReport, on_delete=models.CASCADE, related_name="lines")
    room_number = models.PositiveSmallIntegerField()
    room = models.CharField(_("room"), max_length=60)
    rank = models.PositiveSmallIntegerField(default=0)
    item = models.CharField(_("thing"), max_length=80)
    quantity = models.PositiveSmallIntegerField(_("quantity"))
    condition = models.CharField(_("condition"), max_length=8, choices=Condition)
    note = models.CharField(_("note"), max_length=300, blank=True)
    # On exit, the same thing as it was on entry.
    before = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="after"
    )
    # Counts the changes, so that two phones do not overwrite each other unseen.
    version = models.PositiveIntegerField(default=0)
    checked_at = models.DateTimeField(_("checked"), null=True, blank=True)
    checked_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name = _("line of an inventory report")
        verbose_name_plural = _("lines of inventory reports")
        ordering = ["room_number", "rank", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["report", "room_number", "item"], name="one_line_per_thing"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.room}, {self.item}"


class ReportPhoto(models.Model):
    """What a line looked like. The key comes from the form, so that a retry adds nothing."""

    line = models.ForeignKey(ReportLine, on_delete=models.CASCADE, related_name="photos")
    key = models.UUIDField()
    image = models.ImageField(
        storage=private_storage,
        upload_to="inventories/%Y/%m/",
        width_field="width",
        height_field="height",
    )
    width = models.PositiveSmallIntegerField(editable=False)
    height = models.PositiveSmallIntegerField(editable=False)
    added_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("photo of an inventory report")
        verbose_name_plural = _("photos of inventory reports")
        ordering = ["id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["line", "key"], name="a_photo_is_added_once"),
        ]

    def __str__(self) -> str:
        return f"{self.line} {self.pk}"
