"""What still stands against showing a home, each with the part of its form where it is mended."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..models import Home, LettingRule
from . import rules


class Section(StrEnum):
    """The part of a home's form that a lack belongs to."""

    HOME = "home"
    DECLARATION = "declaration"
    PRESENTATION = "presentation"
    PHOTOS = "photos"
    PRICES = "prices"
    MANDATE = "contract"
    CALENDAR = "calendar"


@dataclass(frozen=True)
class Lack:
    """One thing that keeps a home from being shown; equal codes are the same lack."""

    code: str
    section: Section
    text: Any


Demand = Callable[[Home], Iterable[Lack]]
_demands: dict[str, Demand] = {}

ARCHIVED = Lack("archived", Section.HOME, _("It is archived."))
NOT_PUBLISHED = Lack("not_published", Section.HOME, _("It is not published."))
NO_REGISTRATION = Lack("no_registration", Section.DECLARATION, _("It has no registration number."))
WRONG_REGISTRATION = Lack(
    "wrong_registration",
    Section.DECLARATION,
    _("Its registration number does not have the form of those of its town."),
)
NO_RULE = Lack(
    "no_rule", Section.DECLARATION, _("We do not know yet what its town asks of homes let.")
)
NO_ENERGY_CLASS = Lack("no_energy_class", Section.DECLARATION, _("Its energy class is not given."))
ENERGY_TOO_LOW = Lack(
    "energy_too_low", Section.DECLARATION, _("Its energy class may not be let in its town.")
)
NO_PROOF = Lack(
    "no_proof", Section.DECLARATION, _("The proof of primary or secondary residence is missing.")
)
NO_LISTING = Lack(
    "no_listing",
    Section.PRESENTATION,
    _("Its listing in the source language is not published."),
)
NO_TEXT = Lack("no_text", Section.PRESENTATION, _("Its presentation in French is missing."))
NO_PHOTO = Lack("no_photo", Section.PHOTOS, _("It has no photo."))
NO_PRICE = Lack("no_price", Section.PRICES, _("It has no base price in force."))


def demand(finder: Demand) -> Demand:
    """Register what an app above asks of a home: a mandate, nights left under the cap."""
    _demands[f"{finder.__module__}.{finder.__qualname__}"] = finder
    return finder


def missing(home: Home) -> list[Lack]:
    """All that the owner or the agency must still bring before the home may be shown.

    The published listing is not asked for: publication makes it of the owner's text.
    """
    asked = (lack for finder in _demands.values() for lack in finder(home))
    return [*_lacks(home), *asked]


def _lacks(home: Home) -> list[Lack]:
    today = timezone.localdate()
    base_prices = home.nightly_prices.in_force(today).filter(season="")
    found = [ARCHIVED] if home.state == Home.State.ARCHIVED else []
    found += of_the_town(home, today)
    found += [] if home.residence_proof else [NO_PROOF]
    found += [] if home.listings.sources().exists() else [NO_TEXT]
    found += [] if home.home_photos.exists() else [NO_PHOTO]
    return found + ([] if base_prices.exists() else [NO_PRICE])


def of_the_town(home: Home, day: date) -> list[Lack]:
    """What the letting rule of the town has against a home on a day."""
    number, rule = home.registration_number.strip(), rule_for(home, day)
    if rule is None:
        return [NO_REGISTRATION] if not number else [NO_RULE]
    return [*_registration(number, rule), *_energy(home.energy_class, rule)]


def rule_for(home: Home, day: date) -> LettingRule | None:
    return LettingRule.objects.in_force(home.commune, day)


def _registration(number: str, rule: LettingRule) -> list[Lack]:
    if not number:
        return [NO_REGISTRATION]
    return [] if registration_fits(number, rule) else [WRONG_REGISTRATION]


def registration_fits(number: str, rule: LettingRule) -> bool:
    """Whether a number has the form of those of a town, or of the country."""
    accepted = [rule.registration_pattern, settings.NATIONAL_REGISTRATION_PATTERN]
    return rules.has_form(number, accepted)


def _energy(letter: str, rule: LettingRule) -> list[Lack]:
    if not rule.energy_floor:
        return []
    if not letter:
        return [NO_ENERGY_CLASS]
    return [] if rules.energy_allowed(letter, rule.energy_floor) else [ENERGY_TOO_LOW]
