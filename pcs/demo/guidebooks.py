"""A guidebook for every home: the same good advice, as far as it applies to that home."""

import json
import random
from html import escape
from pathlib import Path
from typing import Any

from django.utils.text import slugify
from django.utils.translation import override
from wagtail.models import Locale

from catalogue.models import Guidebook, Home, HomeAccess
from core.templatetags.ui import clock

from . import content

WORDS = Path(__file__).parent / "guidebooks.json"
SEED = 20180223
PASSWORDS = (
    "brioche",
    "pavot",
    "tilleul",
    "girouette",
    "marelle",
    "galet",
    "verveine",
    "persienne",
)


def add_guidebooks(homes: list[Home], languages: dict[str, Locale]) -> None:
    words = json.loads(WORDS.read_text(encoding="utf-8"))
    dice = random.Random(SEED)  # noqa: S311  an invented code for an invented door
    for home in homes:
        _add_access(home, dice)
        source = Guidebook(home=home, locale=languages["fr"])
        source.sections = _sections(home, words["fr"], "fr")
        source.save()
        for code in ("en", "es"):
            translation = source.copy_for_translation(languages[code])
            translation.sections = _sections(home, words[code], code)
            translation.save()


def _add_access(home: Home, dice: random.Random) -> None:
    first, second = dice.sample(PASSWORDS, 2)
    HomeAccess.objects.create(
        home=home,
        street_code=f"{dice.randint(10, 99)}{dice.choice('AB')}{dice.randint(10, 99)}",
        wifi_network=f"PCS {home.reference}",
        wifi_password=f"{first}-{second}-{dice.randint(10, 99)}",
    )


def _sections(home: Home, words: dict[str, Any], code: str) -> str:
    facts = _facts(home, words, code)
    amenities = {"", *home.amenities.values_list("code", flat=True)}
    things = [html for amenity, html in words["things"].items() if amenity in amenities]
    rules = content.listing(home.reference)[code].house_rules.splitlines()
    html = {
        "arrival": words["arrival"].format(**facts),
        "wifi": words["wifi"],
        "things": "".join(things),
        "rules": "<ul>" + "".join(f"<li>{escape(rule)}</li>" for rule in rules) + "</ul>",
        "around": words["around"][slugify(home.commune.name)],
        "leaving": words["leaving"].format(**facts),
        "emergency": words["emergency"].format(**facts),
    }
    return json.dumps([{"type": kind, "value": text} for kind, text in html.items()])


def _facts(home: Home, words: dict[str, Any], code: str) -> dict[str, str]:
    home.refresh_from_db(fields=["check_in_from", "check_out_until"])
    lift = home.amenities.filter(code="lift").exists() and home.floor > 0
    with override(code):
        hours = {"from": clock(home.check_in_from), "until": clock(home.check_out_until)}
    return hours | {
        "agency": home.agency.name,
        "agency_street": home.agency.street,
        "street": home.street,
        "postcode": home.postcode,
        "town": home.commune.name,
        "floor": words["floors"][home.floor],
        "lift": words["lift"] if lift else "",
    }
