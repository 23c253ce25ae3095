"""Every object has the keys and the types of Stripe's samples, and none that the SDK ignores."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import pytest
import requests
import stripe

from tests.billing.sandbox.conftest import submit
from tests.sandbox_server import TEST_KEY

SAMPLES = json.loads((Path(__file__).parent / "stripe_samples.json").read_text())["resources"]
KINDS = {
    "balance_transaction": (stripe.BalanceTransaction, "balance_transactions", ""),
    "charge": (stripe.Charge, "charges", ""),
    "checkout.session": (stripe.checkout.Session, "checkout/sessions", ""),
    "customer": (stripe.Customer, "customers", ""),
    "event": (stripe.Event, "events", ""),
    "invoice": (stripe.Invoice, "invoices", ""),
    "item": (stripe.LineItem, "checkout/sessions", "line_items.data"),
    "line_item": (stripe.InvoiceLineItem, "invoices", "lines.data"),
    "payment_intent": (stripe.PaymentIntent, "payment_intents", ""),
    "payment_method": (stripe.PaymentMethod, "charges", "payment_method"),
    "price": (stripe.Price, "prices", ""),
    "product": (stripe.Product, "products", ""),
    "refund": (stripe.Refund, "refunds", ""),
    "setup_intent": (stripe.SetupIntent, "setup_intents", ""),
    "subscription": (stripe.Subscription, "subscriptions", ""),
    "subscription_item": (stripe.SubscriptionItem, "subscriptions", "items.data"),
    "test_helpers.test_clock": (
        stripe.test_helpers.TestClock,
        "test_helpers/test_clocks",
        "",
    ),
}
# Their keys depend on what they are about.
FREE = ("metadata", "object")


@pytest.fixture
def one_of_each(client, new_session, paid_session, subscribe) -> None:
    """Every kind of object, in every state that it can have."""
    customer = client.v1.customers.create(
        {"email": "camille@example.com", "address": {"city": "Paris"}}
    )
    product = client.v1.products.create({"name": "Cleaning", "metadata": {"kind": "fee"}})
    price = {"currency": "eur", "unit_amount": 4000, "product": product.id}
    client.v1.prices.create(price)
    refund(client, paid_session(customer=customer.id, customer_email=None))
    refund(client, paid_session("4000 0000 0000 5126"))
    submit(new_session().url, "4000 0000 0000 0002")
    submit(new_session().url, "4000 0027 6000 3184")
    client.v1.checkout.sessions.expire(new_session().id)
    client.v1.subscriptions.cancel(subscribe().id)
    unlucky = subscribe()
    unlucky.use_card("4000 0000 0000 0341")
    unlucky.after(366)


def refund(client: stripe.StripeClient, session: stripe.checkout.Session) -> None:
    client.v1.refunds.create({"charge": session.payment_intent.latest_charge.id, "amount": 500})


@pytest.mark.requirement("M1-W2")
def test_objects_have_the_keys_and_types_of_stripes_samples(sandbox, one_of_each):
    wrong = set()
    for kind, (model, path, inside) in KINDS.items():
        found = list(listed(sandbox.url, path, inside))
        assert found, kind
        wrong |= {problem for each in found for problem in problems(each, SAMPLES[kind], model)}

    assert wrong == set()


def test_a_deleted_customer_looks_like_stripes(client):
    customer = client.v1.customers.create()

    deleted = client.v1.customers.delete(customer.id).to_dict()

    assert deleted == {**SAMPLES["deleted_customer"], "id": customer.id}


def listed(url: str, path: str, inside: str) -> Iterator[dict]:
    params = {"limit": 100, **({"expand[]": f"data.{inside}"} if inside else {})}
    answer = requests.get(f"{url}/v1/{path}", params=params, auth=(TEST_KEY, ""), timeout=10)
    for each in answer.json()["data"]:
        if inside.endswith(".data"):
            yield from each[inside.partition(".")[0]]["data"]
        else:
            yield each[inside] if inside else each


def problems(own: dict, sample: dict, model: type, path: str = "") -> Iterator[str]:
    declared = annotations(model)
    for key in own.keys() - declared.keys() - {"object"}:
        yield f"{path}{key} is unknown to the SDK"
    for key, expected in sample.items():
        where = path + key
        if key not in declared:  # left over from versions before the SDK's
            continue
        if key not in own:
            yield f"{where} is missing"
        elif own[key] is None:
            if expected is not None and type(None) not in get_args(declared[key]):
                yield f"{where} may not be null"
        elif expected is not None and type(own[key]) is not type(expected):
            yield f"{where} is a {type(own[key]).__name__}"
        elif isinstance(expected, dict) and key not in FREE:
            inner = model._inner_class_types.get(key)
            if inner:
                yield from problems(own[key], expected, inner, f"{where}.")


def annotations(model: type) -> dict[str, Any]:
    return {
        key: value
        for base in model.__mro__
        for key, value in vars(base).get("__annotations__", {}).items()
    }
