from billing.sandbox import store
from billing.sandbox.api import schema
from billing.sandbox.api.call import Call
from billing.sandbox.api.lists import page
from billing.sandbox.api.registry import endpoint
from billing.sandbox.models import Body


@endpoint("GET", "balance_transactions/{id}")
def retrieve(call: Call, reference: str) -> Body:
    schema.check(call.params, {})
    return store.fetch("balance_transaction", reference).body


@endpoint("GET", "balance_transactions")
def index(call: Call) -> Body:
    return page(call, "balance_transaction", {"type": schema.string, "source": schema.IDENTIFIER})
