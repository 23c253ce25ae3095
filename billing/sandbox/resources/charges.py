from billing.sandbox import store
from billing.sandbox.api import schema
from billing.sandbox.api.call import Call
from billing.sandbox.api.lists import page
from billing.sandbox.api.registry import endpoint
from billing.sandbox.models import Body


@endpoint("GET", "charges/{id}")
def retrieve(call: Call, reference: str) -> Body:
    schema.check(call.params, {})
    return store.fetch("charge", reference).body


@endpoint("GET", "charges")
def index(call: Call) -> Body:
    return page(
        call, "charge", {"customer": schema.IDENTIFIER, "payment_intent": schema.IDENTIFIER}
    )
