from billing.sandbox import store
from billing.sandbox.api import schema
from billing.sandbox.api.call import Call
from billing.sandbox.api.errors import InvalidParam, InvalidRequest
from billing.sandbox.api.lists import page
from billing.sandbox.api.registry import endpoint
from billing.sandbox.models import Body, Resource
from billing.sandbox.payments import refunds
from billing.sandbox.webhooks.events import emit

FIELDS: schema.Schema = {
    "amount": schema.integer(least=1),
    "charge": schema.IDENTIFIER,
    "metadata": schema.metadata,
    "payment_intent": schema.IDENTIFIER,
    "reason": schema.choice("duplicate", "fraudulent", "requested_by_customer"),
}


@endpoint("POST", "refunds")
def create(call: Call) -> Body:
    given = schema.check(call.params, FIELDS)
    given["metadata"] = schema.merge({}, given.get("metadata"))
    return refunds.refund(charge_of(given), given).body


def charge_of(given: Body) -> Resource:
    if "charge" in given:
        return store.refer("charge", given["charge"], "charge")
    if "payment_intent" not in given:
        message = "One of the following params should be provided: payment_intent or charge."
        raise InvalidParam(message, "payment_intent", "parameter_missing")
    intent = store.refer("payment_intent", given["payment_intent"], "payment_intent")
    if intent["status"] != "succeeded":
        raise InvalidRequest(
            f"This PaymentIntent ({intent}) does not have a successful charge to refund.",
            param="payment_intent",
        )
    return store.fetch("charge", intent["latest_charge"])


@endpoint("GET", "refunds/{id}")
def retrieve(call: Call, reference: str) -> Body:
    schema.check(call.params, {})
    return store.fetch("refund", reference).body


@endpoint("POST", "refunds/{id}")
def update(call: Call, reference: str) -> Body:
    given = schema.check(call.params, {"metadata": schema.metadata})
    refund = store.fetch("refund", reference)
    if "metadata" in given:
        metadata = schema.merge(refund["metadata"], given["metadata"])
        emit("refund.updated", refund, refund.change(metadata=metadata))
    return refund.body


@endpoint("GET", "refunds")
def index(call: Call) -> Body:
    return page(call, "refund", {"charge": schema.IDENTIFIER, "payment_intent": schema.IDENTIFIER})
