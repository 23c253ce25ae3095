from billing.sandbox import store
from billing.sandbox.api import schema
from billing.sandbox.api.call import Call
from billing.sandbox.api.lists import page
from billing.sandbox.api.registry import endpoint
from billing.sandbox.models import Body


@endpoint("GET", "setup_intents/{id}")
def retrieve(call: Call, reference: str) -> Body:
    schema.check(call.params, {})
    return store.fetch("setup_intent", reference).body


@endpoint("GET", "setup_intents")
def index(call: Call) -> Body:
    return page(call, "setup_intent", {"customer": schema.IDENTIFIER})
