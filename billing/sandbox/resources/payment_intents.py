from billing.sandbox import store
from billing.sandbox.api import schema
from billing.sandbox.api.call import Call
from billing.sandbox.api.errors import InvalidRequest
from billing.sandbox.api.lists import page
from billing.sandbox.api.registry import endpoint
from billing.sandbox.models import Body, Resource
from billing.sandbox.payments.checkout import cancel_intent

REASONS = ("abandoned", "duplicate", "fraudulent", "requested_by_customer")


@endpoint("GET", "payment_intents/{id}")
def retrieve(call: Call, reference: str) -> Body:
    schema.check(call.params, {})
    return store.fetch("payment_intent", reference).body


@endpoint("POST", "payment_intents/{id}/cancel")
def cancel(call: Call, reference: str) -> Body:
    given = schema.check(call.params, {"cancellation_reason": schema.choice(*REASONS)})
    intent = store.fetch("payment_intent", reference)
    check_cancelable(intent)
    cancel_intent(intent, given.get("cancellation_reason"))
    return intent.body


def check_cancelable(intent: Resource) -> None:
    if intent["status"] in ("succeeded", "canceled"):
        raise InvalidRequest(
            f"You cannot cancel this PaymentIntent because it has a status of {intent['status']}.",
            code="payment_intent_unexpected_state",
        )
    named = intent.private.get("session")  # none for one that a saved card was charged with
    if named and store.fetch("checkout.session", named)["status"] == "open":
        raise InvalidRequest(
            "You cannot cancel the PaymentIntent of an open Checkout Session. Expire the Checkout "
            "Session instead.",
            code="payment_intent_unexpected_state",
        )


@endpoint("GET", "payment_intents")
def index(call: Call) -> Body:
    return page(call, "payment_intent", {"customer": schema.IDENTIFIER})
