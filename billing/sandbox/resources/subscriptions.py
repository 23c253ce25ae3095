from billing.sandbox import store
from billing.sandbox.api import schema
from billing.sandbox.api.call import Call
from billing.sandbox.api.errors import InvalidParam, InvalidRequest
from billing.sandbox.api.lists import page
from billing.sandbox.api.registry import endpoint
from billing.sandbox.models import Body, Resource
from billing.sandbox.resources.checkout_sessions import PRICE_DATA, price_of
from billing.sandbox.shapes.subscription import plan
from billing.sandbox.subscriptions.clocks import time_of
from billing.sandbox.subscriptions.cycle import end
from billing.sandbox.webhooks.events import emit

ITEM = schema.fields(
    {"id": schema.IDENTIFIER, "price": schema.IDENTIFIER, "price_data": PRICE_DATA},
    required=("id",),
)
FIELDS: schema.Schema = {
    "cancel_at_period_end": schema.boolean,
    "default_payment_method": schema.IDENTIFIER,
    "items": schema.list_of(ITEM),
    "metadata": schema.metadata,
    # Only what is billed from the next period on changes here.
    "proration_behavior": schema.choice("none"),
}
STATES = ("active", "past_due", "canceled", "all")


@endpoint("GET", "subscriptions/{id}")
def retrieve(call: Call, reference: str) -> Body:
    schema.check(call.params, {})
    return store.fetch("subscription", reference).body


@endpoint("POST", "subscriptions/{id}")
def update(call: Call, reference: str) -> Body:
    given = schema.check(call.params, FIELDS)
    subscription = store.fetch("subscription", reference)
    if subscription["status"] == "canceled":
        raise InvalidRequest("A canceled subscription can only update its metadata.")
    given.pop("proration_behavior", None)
    if "metadata" in given:
        given["metadata"] = schema.merge(subscription["metadata"], given["metadata"])
    if "default_payment_method" in given:
        check_method(subscription, given["default_payment_method"])
    if "items" in given:
        given["items"] = repriced(subscription, given["items"])
    if "cancel_at_period_end" in given:
        given |= cancellation(subscription, wished=given["cancel_at_period_end"])
    previous = subscription.change(**given)
    if previous:
        emit("customer.subscription.updated", subscription, previous)
    return subscription.body


def check_method(subscription: Resource, reference: str) -> None:
    method = store.refer("payment_method", reference, "default_payment_method")
    if method["customer"] != subscription["customer"]:
        message = "The payment method must be attached to the customer."
        raise InvalidParam(message, "default_payment_method")


def cancellation(subscription: Resource, *, wished: bool) -> Body:
    details = {
        **subscription["cancellation_details"],
        "reason": "cancellation_requested" if wished else None,
    }
    return {
        "cancel_at": subscription["items"]["data"][0]["current_period_end"] if wished else None,
        "canceled_at": time_of(subscription.body) if wished else None,
        "cancellation_details": details,
    }


def repriced(subscription: Resource, wished: list[Body]) -> Body:
    """The same items at another price, billed from the next period on."""
    items = {item["id"]: item for item in subscription["items"]["data"]}
    for at, wish in enumerate(wished):
        if wish["id"] not in items:
            raise store.missing("subscription item", wish["id"], f"items[{at}][id]", status=400)
        price = price_of(wish, f"items[{at}]").body
        items[wish["id"]] |= {"price": price, "plan": plan(price)}
    return {**subscription["items"], "data": list(items.values())}


@endpoint("DELETE", "subscriptions/{id}")
def cancel(call: Call, reference: str) -> Body:
    schema.check(call.params, {})
    subscription = store.fetch("subscription", reference)
    if subscription["status"] == "canceled":
        raise store.missing("subscription", reference, "id", status=404)
    end(subscription, "cancellation_requested")
    return subscription.body


@endpoint("GET", "subscriptions")
def index(call: Call) -> Body:
    """Those that were canceled are told only to whoever asks for them, as Stripe does."""
    if call.params.get("status") == "all":
        call.params = {key: value for key, value in call.params.items() if key != "status"}
        return page(call, "subscription", {"customer": schema.IDENTIFIER})
    filters = {"customer": schema.IDENTIFIER, "status": schema.choice(*STATES)}
    return page(call, "subscription", filters)
