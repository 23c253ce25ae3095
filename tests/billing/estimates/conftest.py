"""Somebody who asks what their home could earn."""

from collections.abc import Callable
from datetime import timedelta
from itertools import count

import pytest
import time_machine
from django.core.cache import caches
from django.test import Client
from django.utils import timezone

from billing.estimates import robots
from billing.estimates.services import ask
from billing.models import Lead

START, WISHES, CONTACT = "/fr/estimate/", "/fr/estimate/wishes/", "/fr/estimate/contact/"
HOME = {
    "street": "12 rue des Rosiers",
    "postcode": "75004",
    "city": "Paris",
    "country": "FR",
    "kind": "apartment",
    "rental_kind": "entire_home",
    "bedrooms": "2",
    "capacity": "4",
    "surface": "48",
}
WANTED = {"services": "full", "hours": ["before_12", "14_18"]}
PERSON = {
    "name": "Élise Durand",
    "email": "elise@example.org",
    "phone": "06 12 34 56 78",
    "privacy": "on",
}


@pytest.fixture(autouse=True)
def nobody_asked_yet(db) -> None:
    caches["default"].clear()


def worked(text: str) -> str:
    return str(next(number for number in count() if robots.is_worked(text, str(number))))


def challenge(minutes: float = 1) -> str:
    with time_machine.travel(timezone.now() - timedelta(minutes=minutes)):
        return robots.challenge()


def person(**changed: str) -> dict[str, str]:
    """The last step with a challenge that was worked on."""
    text = changed.pop("challenge", None) or challenge()
    return PERSON | {"challenge": text, "counter": worked(text)} | changed


def fill(client: Client, home: dict | None = None, wishes: dict | None = None) -> None:
    """The first two steps."""
    client.post(START, HOME | (home or {}))
    client.post(WISHES, WANTED | (wishes or {}))


@pytest.fixture
def ask_for() -> Callable[..., Lead]:
    """A lead as the form makes it."""
    numbers = count()

    def asked(**changed: object) -> Lead:
        facts = HOME | {"name": "Élise Durand", "email": "elise@example.org"}
        facts |= {"phone": "+33612345678", "services": ["full"], "hours": ["14_18"]}
        facts |= {"bedrooms": 2, "capacity": 4, "surface": 48} | changed
        return ask(facts, f"nonce-{next(numbers)}", "fr")

    return asked


@pytest.fixture
def lead(ask_for) -> Lead:
    return ask_for()
