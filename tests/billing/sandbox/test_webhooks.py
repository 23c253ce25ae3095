import json
import signal
from itertools import islice
from pathlib import Path
from queue import Queue

import pytest
import stripe

from tests.billing.sandbox.conftest import SECRET, line, stripe_client, submit
from tests.billing.sandbox.endpoint import Endpoint, Received
from tests.sandbox_server import start_sandbox

SOON = 10


def wait_for(webhooks: Queue, kind: str, subject: str) -> stripe.Event:
    """The next event of a kind about an object, its signature checked as the site will."""
    while True:
        received = webhooks.get(timeout=SOON)
        event = stripe.Webhook.construct_event(received.payload, received.signature, SECRET)
        if event.type == kind and event.data.object.id == subject:
            return event


def told_about(webhooks: Queue, subject: str, count: int) -> list[Received]:
    """The next deliveries that name an object, in the order in which they came."""
    stream = iter(lambda: webhooks.get(timeout=SOON), None)
    return list(islice((one for one in stream if subject.encode() in one.payload), count))


def types(received: list[Received]) -> list[str]:
    return [json.loads(one.payload)["type"] for one in received]


@pytest.mark.requirement("M1-W2", "X-PAY-01")
def test_a_payment_is_told_by_signed_events_in_stripes_order(paid_session, webhooks):
    session = paid_session()

    received = told_about(webhooks, session.payment_intent.id, 5)

    assert types(received) == [
        "payment_intent.created",
        "charge.succeeded",
        "payment_intent.succeeded",
        "checkout.session.completed",
        "charge.updated",
    ]
    for one in received:
        stripe.Webhook.construct_event(one.payload, one.signature, SECRET)
        with pytest.raises(stripe.SignatureVerificationError):
            stripe.Webhook.construct_event(one.payload, one.signature, "whsec_other")


@pytest.mark.parametrize(
    ("card", "expected"),
    [
        (
            "4000 0000 0000 0002",
            ["payment_intent.created", "charge.failed", "payment_intent.payment_failed"],
        ),
        ("4000 0027 6000 3184", ["payment_intent.created", "payment_intent.requires_action"]),
    ],
)
def test_a_payment_that_does_not_succeed_is_told_too(client, new_session, webhooks, card, expected):
    session = new_session()
    submit(session.url, card)

    intent = client.v1.checkout.sessions.retrieve(session.id).payment_intent
    assert types(told_about(webhooks, intent, len(expected))) == expected


def test_a_refund_and_an_expiry_are_told(client, new_session, paid_session, webhooks):
    intent = paid_session().payment_intent
    refund = client.v1.refunds.create({"payment_intent": intent.id, "amount": 100})
    session = client.v1.checkout.sessions.expire(new_session().id)

    assert wait_for(webhooks, "refund.created", refund.id)
    charge = wait_for(webhooks, "charge.refunded", intent.latest_charge.id)
    assert charge.data.previous_attributes.amount_refunded == 0
    assert wait_for(webhooks, "refund.updated", refund.id)
    assert wait_for(webhooks, "checkout.session.expired", session.id)


def test_an_event_that_is_refused_comes_again(client, endpoint, webhooks):
    endpoint.refuse("customer.created", [500, 302])  # a redirect is no acceptance

    customer = client.v1.customers.create()

    received = told_about(webhooks, customer.id, 3)
    assert len({json.loads(one.payload)["id"] for one in received}) == 1
    assert json.loads(received[0].payload)["pending_webhooks"] == 1


@pytest.mark.requirement("X-PAY-01")
def test_what_was_not_delivered_survives_a_crash(tmp_path: Path):
    with Endpoint() as closed:
        port = closed.port
    database = tmp_path / "sandbox.sqlite3"
    url = f"http://127.0.0.1:{port}/webhook"
    first = start_sandbox(url, SECRET, database=database)
    customer = stripe_client(first).v1.customers.create()
    first.stop(signal.SIGKILL)

    with Endpoint(port) as opened:
        second = start_sandbox(url, SECRET, database=database)
        try:
            assert wait_for(opened.received, "customer.created", customer.id)
        finally:
            second.clean()


def test_a_delay_lets_the_shop_look_before_it_is_told(tmp_path: Path):
    with Endpoint() as endpoint:
        server = start_sandbox(endpoint.url, SECRET, SANDBOX_WEBHOOK_DELAY="3600")
        try:
            client = stripe_client(server)
            client.v1.products.create({"name": "Keys by courier"})
            event = client.v1.events.list({"type": "product.created"}).data[0]
        finally:
            server.clean()
        assert event.pending_webhooks == 1
        assert endpoint.received.empty()


def test_lost_events_are_found_by_asking(client, new_session):
    session = client.v1.checkout.sessions.expire(new_session(line_items=[line("A", 100)]).id)
    types = ["checkout.session.expired", "checkout.session.completed"]

    found = client.v1.events.list({"types": types, "created": {"gte": session.created}, "limit": 5})

    assert found.data[0].data.object.id == session.id
    assert {event.type for event in found.data} <= set(types)
    assert client.v1.events.retrieve(found.data[0].id).type == "checkout.session.expired"
    assert not client.v1.events.list({"created": {"lt": 1_000_000_000}}).data
