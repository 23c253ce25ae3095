"""An owner pays a year in the sandbox; its clock brings the next, a failure and a new card."""

import json
from datetime import timedelta
from queue import Empty, Queue
from random import Random

import pytest
import requests
from django.utils import timezone

from billing import gateway
from billing.models import Subscription, SubscriptionBill
from billing.services.events import poll, process, store
from billing.services.subscriptions import subscription_of
from tests.billing.conftest import browser
from tests.billing.owners import give_address

PAGE = "/fr/owner/subscription/"
CARD = {"expiry": "12 / 40", "cvc": "123", "name": "Odile Martin"}
BEGINS = 1_800_000_000
DAY = 24 * 3600


def v1():
    return gateway.client().v1


@pytest.fixture
def clock(owner, webhooks) -> str:
    """Time at Stripe stands still for this owner until it is pushed."""
    give_address(owner)
    made = v1().test_helpers.test_clocks.create({"frozen_time": BEGINS})
    customer = v1().customers.create({"email": owner.user.email, "test_clock": made.id})
    row = subscription_of(owner)
    row.customer = customer.id
    row.save()
    return made.id


def push(clock: str, days: int) -> None:
    moment = {"frozen_time": BEGINS + days * DAY}
    v1().test_helpers.test_clocks.advance(clock, moment)


def fill_in(url: str, number: str) -> None:
    answer = requests.post(url, data={**CARD, "number": number}, allow_redirects=False, timeout=10)
    assert answer.status_code == 303


def heard(webhooks: Queue) -> list[dict]:
    """What the sandbox told us, once it is silent."""
    told = []
    while True:
        try:
            told.append(json.loads(webhooks.get(timeout=1.5).payload))
        except Empty:
            return told


def act_on(events: list[dict], order: Random) -> None:
    """Each twice, in any order."""
    twice = events * 2
    order.shuffle(twice)
    for event in twice:
        process(store(event["id"], event["type"], event).pk)


@pytest.mark.requirement("M1-O4")
def test_an_owner_pays_fails_changes_the_card_and_goes_on(db, owner, clock, webhooks):
    order = Random(7)
    at_owners = browser(owner.user)

    fill_in(at_owners.post(f"{PAGE}start/").url, "4242 4242 4242 4242")
    act_on(heard(webhooks), order)
    assert at_owners.get(f"{PAGE}done/").url == PAGE
    row = Subscription.objects.get()
    assert (row.state, row.card[:9], owner.documents.count()) == ("active", "visa 4242", 1)

    push(clock, 366)
    act_on(heard(webhooks), order)
    assert owner.documents.count() == 2

    fill_in(at_owners.post(f"{PAGE}card/").url, "4000 0000 0000 0341")
    at_owners.get(f"{PAGE}done/")
    push(clock, 731)
    act_on(heard(webhooks), order)
    row.refresh_from_db()
    assert (row.state, owner.documents.count()) == ("past_due", 2)

    fill_in(at_owners.post(f"{PAGE}card/").url, "5555 5555 5555 4444")
    poll()
    at_owners.get(f"{PAGE}done/")
    row.refresh_from_db()
    assert (row.state, row.card[:15]) == ("active", "mastercard 4444")
    assert [bill.state for bill in row.bills.all()] == [SubscriptionBill.State.PAID] * 3
    assert owner.documents.count() == 3


@pytest.mark.requirement("M1-O4")
def test_the_poll_finds_what_no_webhook_told(db, owner, clock, webhooks):
    fill_in(browser(owner.user).post(f"{PAGE}start/").url, "4242 4242 4242 4242")

    Subscription.objects.update(opened_at=timezone.now() - timedelta(minutes=5))
    poll()

    assert Subscription.objects.get().state == "active"
    assert owner.documents.count() == 1
