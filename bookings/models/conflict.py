from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from catalogue.models import Home

from .block import Block
from .feed import FeedEvent
from .stay import Stay


class ConflictQuerySet(models.QuerySet["Conflict"]):
    def open(self) -> "ConflictQuerySet":
        return self.filter(settled_at=None)


class Conflict(models.Model):
    """The same nights promised twice: here, and in a calendar read elsewhere."""

    home = models.ForeignKey(
        Home, on_delete=models.PROTECT, related_name="conflicts", verbose_name=_("home")
    )
    event = models.ForeignKey(
        FeedEvent,
        on_delete=models.SET_NULL,
        null=True,
        related_name="conflicts",
        verbose_name=_("entry of the calendar"),
    )
    # What the other site said, kept when its calendar is no longer read.
    channel = models.CharField(_("site"), max_length=60)
    first = models.DateField(_("first night"))
    last = models.DateField(_("until, not included"))
    stay = models.ForeignKey(
        Stay,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="conflicts",
        verbose_name=_("stay"),
    )
    # The stay of the owner, when it is not a traveller's.
    block = models.ForeignKey(
        Block,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="conflicts",
        verbose_name=_("stay of the owner"),
    )
    found_at = models.DateTimeField(_("found"), auto_now_add=True)
    settled_at = models.DateTimeField(_("settled"), null=True, blank=True)
    settled_by = models.ForeignKey(
        User,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("settled by"),
    )
    note = models.CharField(_("how it was settled"), max_length=300, blank=True)

    objects: ClassVar = ConflictQuerySet.as_manager()

    class Meta:
        verbose_name = _("double booking")
        verbose_name_plural = _("double bookings")
        ordering = ["-found_at", "-id"]
        indexes: ClassVar = [models.Index(fields=["home", "settled_at"], name="conflict_of_home")]

    def __str__(self) -> str:
        return f"{self.home.reference} {self.first:%Y-%m-%d}"

    @property
    def pair(self) -> tuple[int | None, int | None, int | None]:
        """What clashes with what."""
        return self.event_id, self.stay_id, self.block_id
