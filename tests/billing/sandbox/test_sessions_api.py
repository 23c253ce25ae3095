import time

import pytest
import stripe

from tests.billing.sandbox.conftest import line


def test_a_session_may_sell_a_price_made_before(client, new_session):
    product = client.v1.products.create({"name": "Late check-out"})
    price = client.v1.prices.create({"currency": "eur", "unit_amount": 2500, "product": product.id})

    session = new_session(line_items=[{"price": price.id, "quantity": 2}], expand=["line_items"])

    assert session.amount_total == 5000
    assert session.line_items.data[0].description == "Late check-out"
    assert session.line_items.data[0].price.id == price.id


@pytest.mark.parametrize(
    ("changes", "param"),
    [
        ({"mode": "barter"}, "mode"),
        ({"success_url": "shop.test/paid"}, "success_url"),
        ({"success_url": None}, "success_url"),
        ({"success_url": ""}, "success_url"),
        ({"line_items": None}, "line_items"),
        ({"line_items": [line("Nothing asked", -1)]}, "line_items[0][price_data][unit_amount]"),
        ({"line_items": [line("Far too much", 2**63)]}, "line_items[0][price_data][unit_amount]"),
        ({"line_items": [line("None of it", 100, 0)]}, "line_items[0][quantity]"),
        ({"line_items": [""]}, "line_items[0]"),
        ({"line_items": [{"price": "price_none", "quantity": 1}]}, "line_items[0][price]"),
        ({"customer": "cus_none", "customer_email": None}, "customer"),
        ({"customer": "cus_none"}, "customer"),
        ({"customer": ""}, "customer"),
        ({"locale": "xx"}, "locale"),
        ({"expires_at": 1}, "expires_at"),
        ({"expires_at": 2**45}, "expires_at"),
        ({"metadata": {"k" * 41: "v"}}, f"metadata[{'k' * 41}]"),
        ({"colour": "blue"}, "colour"),
    ],
)
def test_a_wrong_parameter_is_named(new_session, changes, param):
    with pytest.raises(stripe.InvalidRequestError) as refused:
        new_session(**changes)

    assert refused.value.http_status == 400
    assert refused.value.param == param


def test_a_total_under_fifty_cents_is_refused(new_session):
    with pytest.raises(stripe.InvalidRequestError) as refused:
        new_session(line_items=[line("A pin", 49)])

    assert refused.value.code == "amount_too_small"


def test_a_session_lives_from_thirty_minutes_to_a_day(new_session):
    soon = int(time.time()) + 30 * 60

    assert new_session(expires_at=soon).expires_at == soon
    assert new_session().expires_at > soon
    for wrong in (soon - 600, soon + 25 * 3600):
        with pytest.raises(stripe.InvalidRequestError, match="expires_at"):
            new_session(expires_at=wrong)


def test_only_an_open_session_expires(client, new_session, paid_session):
    session = client.v1.checkout.sessions.expire(new_session().id)

    assert (session.status, session.url) == ("expired", None)
    with pytest.raises(stripe.InvalidRequestError, match="status of `complete`"):
        client.v1.checkout.sessions.expire(paid_session().id)


def test_sessions_are_listed_by_what_they_are_about(client, new_session):
    customer = client.v1.customers.create({"email": "alex@example.com"})
    session = new_session(customer=customer.id, customer_email=None)

    listed = client.v1.checkout.sessions.list({"customer": customer.id, "status": "open"})

    assert [each.id for each in listed.data] == [session.id]
    assert not client.v1.checkout.sessions.list({"customer": customer.id, "status": "expired"}).data


def test_the_intent_of_an_open_session_is_not_canceled_alone(client, paid_session):
    with pytest.raises(stripe.InvalidRequestError) as refused:
        client.v1.payment_intents.cancel(paid_session().payment_intent.id)

    assert refused.value.code == "payment_intent_unexpected_state"
