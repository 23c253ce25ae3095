"""The confirmation leads to the guidebook, and says none of its secrets."""

import json
from datetime import timedelta

import pytest

from billing.services import book
from catalogue.models import Guidebook, HomeAccess
from catalogue.pricing import Party
from core import outbox
from tests.payments import pay


@pytest.mark.requirement("X-GST-01")
@pytest.mark.parametrize("written", [True, False])
def test_a_confirmation_leads_to_the_guidebook(home, french, traveller, arrival, mailbox, written):
    if written:
        words = json.dumps([{"type": "arrival", "value": "<p>Au fond de la cour.</p>"}])
        Guidebook.objects.create(home=home, locale=french, sections=words)
        HomeAccess.objects.create(home=home, door_code="4B217")
    stay = book(home, traveller, arrival, arrival + timedelta(days=3), Party(2)).stay
    pay(stay)
    outbox.deliver_due()

    (mail,) = mailbox()
    for letter in (mail.text, mail.html):
        assert (f"/fr/stays/guidebook/{stay.reference}/" in letter) == written
        assert "4B217" not in letter
