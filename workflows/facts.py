"""The facts of a home that a moderator checks, and what an owner can be asked to change."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from catalogue.compliance import Section

# Changed on a published home, each of these brings it back before a moderator.
CHECKED = frozenset(
    {
        "street",
        "postcode",
        "commune",
        "registration_number",
        "energy_class",
        "energy_number",
        "primary_residence",
        "residence_proof",
        "capacity",
    }
)


@dataclass(frozen=True)
class Askable:
    """Something an owner can be asked to change, and the part of the home's form it is in."""

    name: str
    label: Any
    section: Section


ASKABLE = (
    Askable("address", _("Address"), Section.HOME),
    Askable("rooms", _("Rooms, surface and capacity"), Section.HOME),
    Askable("amenities", _("Amenities"), Section.HOME),
    Askable("registration_number", _("Registration number"), Section.DECLARATION),
    Askable("energy", _("Energy certificate"), Section.DECLARATION),
    Askable("residence", _("Primary or secondary residence, and its proof"), Section.DECLARATION),
    Askable("texts", _("Title and texts"), Section.PRESENTATION),
    Askable("photos", _("Photos"), Section.PHOTOS),
    Askable("prices", _("Prices"), Section.PRICES),
    Askable("mandate", _("Mandate"), Section.MANDATE),
)
BY_NAME = {one.name: one for one in ASKABLE}
