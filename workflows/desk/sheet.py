"""The facts of a home as a moderator reads them."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from catalogue.authenticity import Finding as PhotoFinding
from catalogue.models import Home, Photo
from catalogue.photos import gallery

from ..checks import TITLES, photo_findings
from ..models import PropertyValidation


@dataclass(frozen=True)
class Fact:
    label: Any
    value: Any
    changed: bool


GROUPS: tuple[tuple[Any, tuple[str, ...]], ...] = (
    (_("Place"), ("street", "postcode", "commune", "floor")),
    (_("Home"), ("kind", "rental_kind", "surface", "bedrooms", "beds", "bathrooms", "capacity")),
    (
        _("Declaration"),
        ("registration_number", "primary_residence", "energy_class", "energy_number"),
    ),
    (_("Stays"), ("min_nights", "max_nights", "buffer_nights", "check_in_from", "check_out_until")),
)


def sheet_of(home: Home, case: PropertyValidation) -> list[tuple[Any, list[Fact]]]:
    """Every group of facts; those whose change opened the case stand out."""
    return [
        (title, [_fact(home, name, name in case.facts) for name in names])
        for title, names in GROUPS
    ]


def _fact(home: Home, name: str, changed: bool) -> Fact:
    field = Home._meta.get_field(name)
    show = getattr(home, f"get_{name}_display", None)
    value = show() if show else getattr(home, name)
    if isinstance(value, bool):
        value = _("yes") if value else _("no")
    return Fact(field.verbose_name, value, changed)


def checks_of(case: PropertyValidation, noticed: list[PhotoFinding]) -> list[tuple[Any, list[Any]]]:
    """What each check found; of the photos, what nobody has settled since."""
    return [
        (title, photo_findings(noticed) if name == "photos" else case.findings[name])
        for name, title in TITLES.items()
        if name in case.findings
    ]


def photos_of(
    home: Home, language: str, noticed: list[PhotoFinding]
) -> list[tuple[Photo, list[PhotoFinding]]]:
    """Each photo with what nobody has settled about it."""
    found = defaultdict(list)
    for one in noticed:
        if not one.settled:
            found[one.home_photo.photo_id].append(one)
    return [(photo, found[photo.pk]) for photo in gallery(home.pk, language, waiting=True)]
