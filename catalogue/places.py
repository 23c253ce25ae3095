"""Where people want to stay, as they write it: "Paris 4", "4e", "75004", "nice", "Montorgueil"."""

import re
import unicodedata
from difflib import get_close_matches
from functools import lru_cache
from typing import Any

from django.db.models import QuerySet

from core.prepared import prepared

from .models import Agency, Home
from .rules import arrondissement
from .search.criteria import Place

# 4, 04, 4e, 1er, 4ème, 4th, 1st, IV is not: nobody types it.
ARRONDISSEMENT = re.compile(
    r"(?:paris )?0?(\d{1,2})(?: ?(?:er|e|eme|ieme|st|nd|rd|th|o))?"
    r"(?: (?:arr|arrondissement|district|distrito))?(?: paris)?"
)

ARTICLES = {"la", "le", "les", "quartier"}


@lru_cache(1000)
def plain(text: str) -> str:
    """Letters and digits only, without accents or capitals."""
    letters = unicodedata.normalize("NFKD", text.lower())
    kept = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return " ".join(re.findall(r"[a-z0-9]+", kept))


def known_places() -> list[Place]:
    """Where the homes are: each town, and each arrondissement of Paris."""
    towns: dict[int, Place] = {}
    parts: list[Place] = []
    for commune_id, name, postcode in _postcodes():
        towns[commune_id] = Place(name, commune_id)
        if part := arrondissement(postcode):
            parts.append(Place(f"{name} {part}", commune_id, (postcode,)))
    ordered = sorted(parts, key=lambda place: place.postcodes)
    return [*sorted(towns.values(), key=lambda place: place.name), *ordered]


@prepared
def _postcodes() -> QuerySet[Any, Any]:
    rows = Home.objects.published().order_by().distinct()
    return rows.values_list("commune_id", "commune__name", "postcode")


def find_place(text: str, places: list[Place]) -> Place | None:
    """The place somebody means, or None."""
    asked = plain(text)
    named = {plain(place.name): place for place in places}
    if asked in named:
        return named[asked]
    return _by_postcode(asked, places) or _by_quarter(asked)


def _by_postcode(asked: str, places: list[Place]) -> Place | None:
    number = ARRONDISSEMENT.fullmatch(asked)
    postcode = f"750{int(number[1]):02}" if number else asked.split(" ")[0]
    found = (place for place in places if postcode in place.postcodes)
    return next(found, None) or _outside_paris(postcode)


def _outside_paris(postcode: str) -> Place | None:
    """A town's postcode, when some home has it."""
    if not re.fullmatch(r"\d{5}", postcode):
        return None
    home = Home.objects.published().filter(postcode=postcode).select_related("commune").first()
    if home is None:
        return None
    return Place(f"{postcode} {home.commune.name}", home.commune_id, (postcode,))


def _by_quarter(asked: str) -> Place | None:
    """The neighbourhood of one of our agencies, which bears its name: Le Marais, Montorgueil."""
    words = set(asked.split()) - ARTICLES
    for agency in Agency.objects.all():
        quarter = agency.name.removeprefix("PCS ")
        if words and words <= set(plain(quarter).split()):
            return Place(quarter, agency.commune_id, (agency.postcode,))
    return None


def close_to(text: str, places: list[Place]) -> list[str]:
    """Names of places that look like a text nobody knows."""
    named = {plain(place.name): place.name for place in places}
    return [named[name] for name in get_close_matches(plain(text), named, n=3, cutoff=0.5)]
