from billing.sandbox import store
from billing.sandbox.api import schema
from billing.sandbox.api.call import Call
from billing.sandbox.api.lists import page
from billing.sandbox.api.registry import endpoint
from billing.sandbox.models import Body
from billing.sandbox.shapes.product import product as shape
from billing.sandbox.webhooks.events import emit

FIELDS: schema.Schema = {
    "active": schema.boolean,
    "description": schema.text(),
    "images": schema.list_of(schema.url, longest=8),
    "metadata": schema.metadata,
    "name": schema.filled(schema.text(250)),
    "statement_descriptor": schema.text(22),
    "tax_code": schema.text(),
    "unit_label": schema.text(12),
    "url": schema.url,
}


@endpoint("POST", "products")
def create(call: Call) -> Body:
    given = schema.check(call.params, FIELDS, required=("name",))
    given["metadata"] = schema.merge({}, given.get("metadata"))
    product = store.insert("product", shape(given))
    emit("product.created", product)
    return product.body


@endpoint("GET", "products/{id}")
def retrieve(call: Call, reference: str) -> Body:
    schema.check(call.params, {})
    return store.fetch("product", reference).body


@endpoint("POST", "products/{id}")
def update(call: Call, reference: str) -> Body:
    given = schema.check(call.params, {**FIELDS, "default_price": schema.IDENTIFIER})
    product = store.fetch("product", reference)
    if "default_price" in given:
        store.refer("price", given["default_price"], "default_price")
    if "metadata" in given:
        given["metadata"] = schema.merge(product["metadata"], given["metadata"])
    emit("product.updated", product, product.change(**given, updated=store.now()))
    return product.body


@endpoint("GET", "products")
def index(call: Call) -> Body:
    return page(call, "product", {"active": schema.boolean, "url": schema.string})
