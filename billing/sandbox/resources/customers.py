from billing.sandbox import store
from billing.sandbox.api import schema
from billing.sandbox.api.call import Call
from billing.sandbox.api.lists import page
from billing.sandbox.api.registry import endpoint
from billing.sandbox.ids import random_letters
from billing.sandbox.models import Body
from billing.sandbox.shapes import customer as shapes
from billing.sandbox.subscriptions.clocks import CLOCK
from billing.sandbox.webhooks.events import emit

SHIPPING = {"address": schema.ADDRESS, "name": schema.text(), "phone": schema.text(20)}
FIELDS: schema.Schema = {
    "address": schema.ADDRESS,
    "description": schema.text(),
    "email": schema.email,
    "metadata": schema.metadata,
    "name": schema.text(256),
    "phone": schema.text(20),
    "preferred_locales": schema.list_of(schema.string),
    "shipping": schema.fields(SHIPPING, required=("address", "name")),
    "tax_exempt": schema.choice("none", "exempt", "reverse"),
}


@endpoint("POST", "customers")
def create(call: Call) -> Body:
    given = schema.check(call.params, {**FIELDS, "test_clock": schema.IDENTIFIER})
    if "test_clock" in given:
        store.refer(CLOCK, given["test_clock"], "test_clock")
    given["metadata"] = schema.merge({}, given.get("metadata"))
    prefix = random_letters(8).upper()
    customer = store.insert("customer", shapes.customer(given, prefix))
    emit("customer.created", customer)
    return customer.body


@endpoint("GET", "customers/{id}")
def retrieve(call: Call, reference: str) -> Body:
    schema.check(call.params, {})
    return store.fetch("customer", reference).body


@endpoint("POST", "customers/{id}")
def update(call: Call, reference: str) -> Body:
    given = schema.check(call.params, FIELDS)
    customer = store.fetch("customer", reference)
    if "metadata" in given:
        given["metadata"] = schema.merge(customer["metadata"], given["metadata"])
    if "address" in given:
        given["address"] = shapes.address(given["address"])
    emit("customer.updated", customer, customer.change(**given))
    return customer.body


@endpoint("DELETE", "customers/{id}")
def delete(call: Call, reference: str) -> Body:
    """For good: the person is gone from here, what they paid stays."""
    customer = store.fetch("customer", reference)
    emit("customer.deleted", customer)
    customer.delete()
    return {"id": reference, "object": "customer", "deleted": True}


@endpoint("GET", "customers")
def index(call: Call) -> Body:
    return page(call, "customer", {"email": schema.string})
