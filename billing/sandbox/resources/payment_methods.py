from billing.sandbox import store
from billing.sandbox.api import schema
from billing.sandbox.api.call import Call
from billing.sandbox.api.registry import endpoint
from billing.sandbox.models import Body


@endpoint("GET", "payment_methods/{id}")
def retrieve(call: Call, reference: str) -> Body:
    schema.check(call.params, {})
    return store.fetch("payment_method", reference).body
