"""The facts of a home that a moderator checks, and what an owner can be asked to change."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Askable:
    """Something an owner can be asked to change, and the page of their space where they do."""

    name: str
    label: Any
    page: str


ASKABLE = (
    Askable("address", _("Address"), "address"),
    Askable("rooms", _("Rooms, surface and capacity"), "facts"),
    Askable("amenities", _("Amenities"), "facts"),
    Askable("registration_number", _("Registration number"), "declaration"),
    Askable("energy", _("Energy certificate"), "declaration"),
    Askable("residence", _("Primary or secondary residence, and its proof"), "declaration"),
    Askable("texts", _("Title and texts"), "presentation"),
    Askable("photos", _("Photos"), "photos"),
    Askable("prices", _("Prices"), "prices"),
    Askable("mandate", _("Mandate"), "contract"),
)
BY_NAME = {one.name: one for one in ASKABLE}
