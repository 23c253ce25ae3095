from billing.sandbox import store
from billing.sandbox.api import schema
from billing.sandbox.api.call import Call
from billing.sandbox.api.errors import InvalidParam
from billing.sandbox.api.lists import page
from billing.sandbox.api.registry import endpoint
from billing.sandbox.models import Body, Resource
from billing.sandbox.shapes.test_clock import test_clock
from billing.sandbox.subscriptions.clocks import CLOCK
from billing.sandbox.subscriptions.cycle import advance as play
from billing.sandbox.webhooks.events import emit

MOMENT = schema.integer(most=2**40)


@endpoint("POST", "test_helpers/test_clocks")
def create(call: Call) -> Body:
    fields = {"frozen_time": MOMENT, "name": schema.text(300)}
    given = schema.check(call.params, fields, required=("frozen_time",))
    body = test_clock(given["frozen_time"], given.get("name"), store.now())
    clock = store.insert(CLOCK, body)
    emit(f"{CLOCK}.created", clock)
    return clock.body


@endpoint("GET", "test_helpers/test_clocks/{id}")
def retrieve(call: Call, reference: str) -> Body:
    schema.check(call.params, {})
    return store.fetch(CLOCK, reference).body


@endpoint("POST", "test_helpers/test_clocks/{id}/advance")
def advance(call: Call, reference: str) -> Body:
    """Everything has happened when this answers; Stripe takes a while and says so."""
    given = schema.check(call.params, {"frozen_time": MOMENT}, required=("frozen_time",))
    clock = store.fetch(CLOCK, reference)
    if given["frozen_time"] <= clock["frozen_time"]:
        message = "The `frozen_time` must be in the future of the test clock."
        raise InvalidParam(message, "frozen_time")
    play(clock, given["frozen_time"])
    return clock.body


@endpoint("DELETE", "test_helpers/test_clocks/{id}")
def delete(call: Call, reference: str) -> Body:
    """With the customers whose time it was, and what they subscribed to."""
    clock = store.fetch(CLOCK, reference)
    Resource.objects.filter(body__test_clock=reference).delete()
    clock.delete()
    return {"id": reference, "object": CLOCK, "deleted": True}


@endpoint("GET", "test_helpers/test_clocks")
def index(call: Call) -> Body:
    return page(call, CLOCK)
