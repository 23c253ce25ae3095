"""The parts of a home's file: what each is called, where it is filled in, what it lacks."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from ..models import Home


@dataclass(frozen=True)
class Part:
    name: str
    label: Any
    icon: str

    def url(self, home: Home) -> str:
        return reverse(f"owner_homes:{self.name}", kwargs={"reference": home.reference})


PARTS = (
    Part("facts", _("The home itself"), "house"),
    Part("address", _("Address"), "map-pin"),
    Part("declaration", _("Declaration and energy"), "file-text"),
    Part("presentation", _("Presentation"), "pencil"),
    Part("photos", _("Photos"), "images"),
    Part("prices", _("Prices"), "tag"),
    Part("terms", _("Terms of stay"), "calendar-check"),
)
