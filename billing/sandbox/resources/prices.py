from billing.sandbox import store
from billing.sandbox.api import schema
from billing.sandbox.api.call import Call
from billing.sandbox.api.errors import InvalidParam
from billing.sandbox.api.lists import page
from billing.sandbox.api.registry import endpoint
from billing.sandbox.models import Body, Resource
from billing.sandbox.resources import products
from billing.sandbox.shapes.price import price as shape
from billing.sandbox.shapes.product import product as product_shape
from billing.sandbox.webhooks.events import emit

CHANGEABLE: schema.Schema = {
    "active": schema.boolean,
    "lookup_key": schema.text(200),
    "metadata": schema.metadata,
    "nickname": schema.text(),
    "tax_behavior": schema.choice("exclusive", "inclusive", "unspecified"),
}
PRODUCT_DATA = schema.fields(products.FIELDS, required=("name",))
RECURRING = schema.fields(
    {
        "interval": schema.choice("month", "year"),
        "interval_count": schema.integer(least=1, most=36),
    },
    required=("interval",),
)
FIXED: schema.Schema = {
    "currency": schema.currency,
    "product": schema.IDENTIFIER,
    "product_data": PRODUCT_DATA,
    "recurring": RECURRING,
    "unit_amount": schema.integer(),
}


@endpoint("POST", "prices")
def create(call: Call) -> Body:
    required = ("currency", "unit_amount")
    given = schema.check(call.params, {**FIXED, **CHANGEABLE}, required=required)
    price = make_price(given, "product")
    emit("price.created", price)
    return price.body


def make_price(given: Body, param: str) -> Resource:
    given["metadata"] = schema.merge({}, given.get("metadata"))
    return store.insert("price", shape(given, product_of(given, param).reference))


def product_of(given: Body, param: str) -> Resource:
    """The product that a price names, or one made for it on the fly."""
    if ("product" in given) == ("product_data" in given):
        message = "You must specify exactly one of `product` and `product_data`."
        raise InvalidParam(message, param, "parameter_missing")
    if "product" in given:
        return store.refer("product", given["product"], param)
    data = given["product_data"]
    data["metadata"] = schema.merge({}, data.get("metadata"))
    return store.insert("product", product_shape(data))


@endpoint("GET", "prices/{id}")
def retrieve(call: Call, reference: str) -> Body:
    schema.check(call.params, {})
    return store.fetch("price", reference).body


@endpoint("POST", "prices/{id}")
def update(call: Call, reference: str) -> Body:
    given = schema.check(call.params, CHANGEABLE)
    price = store.fetch("price", reference)
    if "metadata" in given:
        given["metadata"] = schema.merge(price["metadata"], given["metadata"])
    emit("price.updated", price, price.change(**given))
    return price.body


@endpoint("GET", "prices")
def index(call: Call) -> Body:
    filters = {
        "active": schema.boolean,
        "currency": schema.currency,
        "product": schema.IDENTIFIER,
    }
    return page(call, "price", filters)
