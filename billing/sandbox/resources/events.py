from billing.sandbox import store
from billing.sandbox.api import schema
from billing.sandbox.api.call import Call
from billing.sandbox.api.lists import PAGE, cut
from billing.sandbox.api.registry import endpoint
from billing.sandbox.models import Body, Resource
from billing.sandbox.webhooks.events import told

FILTERS: schema.Schema = {"type": schema.string, "types": schema.list_of(schema.string, longest=20)}


@endpoint("GET", "events/{id}")
def retrieve(call: Call, reference: str) -> Body:
    schema.check(call.params, {})
    return told(store.fetch("event", reference))


@endpoint("GET", "events")
def index(call: Call) -> Body:
    """The way to learn what a lost webhook would have said."""
    params = schema.check(call.params, {**PAGE, **FILTERS})
    rows = Resource.objects.of("event")
    if wanted := params.get("types") or ([params["type"]] if "type" in params else []):
        rows = rows.filter(body__type__in=wanted)
    return cut(call, rows, params, told)
