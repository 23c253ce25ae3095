from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from catalogue.models import Home


class BlockQuerySet(models.QuerySet["Block"]):
    def by_hand(self) -> "BlockQuerySet":
        """Those that people made, and may change: not of another calendar, not for a cap."""
        return self.filter(kind__in=Block.BY_HAND, feed_event=None, cap_year=None)


class Block(models.Model):
    """Nights [first, last) of a home taken without a stay of ours, and why."""

    class Kind(models.TextChoices):
        CLOSED = "closed", _("Closed")
        OWNER = "owner", _("Stay of the owner")
        IMPORTED = "imported", _("From another calendar")

    BY_HAND = (Kind.CLOSED, Kind.OWNER)

    home = models.ForeignKey(
        Home, on_delete=models.PROTECT, related_name="blocks", verbose_name=_("home")
    )
    kind = models.CharField(_("kind"), max_length=8, choices=Kind)
    first = models.DateField(_("first night"))
    last = models.DateField(_("until, not included"))
    # The year whose cap of nights it closes; empty for what people close.
    cap_year = models.PositiveSmallIntegerField(_("cap of the year"), null=True, editable=False)
    note = models.CharField(_("note"), max_length=200, blank=True)
    made_by = models.ForeignKey(
        User,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("entered by"),
    )
    made_at = models.DateTimeField(_("entered"), auto_now_add=True)

    objects: ClassVar = BlockQuerySet.as_manager()

    class Meta:
        verbose_name = _("block")
        verbose_name_plural = _("blocks")
        ordering = ["first", "id"]
        indexes: ClassVar = [models.Index(fields=["home", "first"], name="block_of_home")]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(last__gt=models.F("first")), name="a_block_has_a_night"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.home.reference} {self.first:%Y-%m-%d}"

    @property
    def is_by_hand(self) -> bool:
        made_by_people = self.cap_year is None and not hasattr(self, "feed_event")
        return made_by_people and self.kind in self.BY_HAND
