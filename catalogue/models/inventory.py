from typing import ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel

from .home import Home

MOST_OF_ONE_THING = 200


class Condition(models.TextChoices):
    """How a thing is, from the best to the worst."""

    NEW = "new", pgettext_lazy("condition of a thing", "New")
    GOOD = "good", pgettext_lazy("condition of a thing", "Good")
    WORN = "worn", pgettext_lazy("condition of a thing", "Worn")
    DAMAGED = "damaged", pgettext_lazy("condition of a thing", "Damaged")
    MISSING = "missing", pgettext_lazy("condition of a thing", "Missing")


class Room(ClusterableModel):
    """A room of a home, as its inventory goes through them."""

    home = models.ForeignKey(
        Home, on_delete=models.CASCADE, related_name="rooms", verbose_name=_("home")
    )
    name = models.CharField(_("name"), max_length=60)
    sort_order = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        verbose_name = _("room")
        verbose_name_plural = _("rooms")
        ordering = ["home", "sort_order", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["home", "name"], name="one_room_per_name"),
        ]

    def __str__(self) -> str:
        return f"{self.home.reference} {self.name}"


class RoomItem(models.Model):
    """Something that belongs in a room: what an inventory report looks for there."""

    room = ParentalKey(Room, on_delete=models.CASCADE, related_name="items", verbose_name=_("room"))
    name = models.CharField(_("name"), max_length=80)
    quantity = models.PositiveSmallIntegerField(
        _("quantity"),
        default=1,
        validators=[MinValueValidator(1), MaxValueValidator(MOST_OF_ONE_THING)],
    )
    condition = models.CharField(
        _("usual condition"), max_length=8, choices=Condition, default=Condition.GOOD
    )
    sort_order = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        verbose_name = _("thing of a room")
        verbose_name_plural = _("things of rooms")
        ordering = ["sort_order", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["room", "name"], name="one_thing_per_name"),
        ]

    def __str__(self) -> str:
        return self.name
