from billing.sandbox import store
from billing.sandbox.api import schema
from billing.sandbox.api.call import Call
from billing.sandbox.api.errors import InvalidParam, InvalidRequest
from billing.sandbox.api.lists import page
from billing.sandbox.api.registry import endpoint
from billing.sandbox.models import Body, Resource
from billing.sandbox.payments import checkout, setups
from billing.sandbox.resources.prices import PRODUCT_DATA, RECURRING, make_price
from billing.sandbox.shapes.line_item import line_item

MINUTE = 60
SOONEST, LATEST, BY_DEFAULT = 30 * MINUTE, 24 * 60 * MINUTE, 24 * 60 * MINUTE
# A clock a little behind ours, or a slow request, is no reason to refuse.
TOLERANCE = MINUTE
LEAST_AMOUNT = 50

LOCALES = [
    "auto",
    "bg",
    "cs",
    "da",
    "de",
    "el",
    "en",
    "en-GB",
    "es",
    "es-419",
    "et",
    "fi",
    "fil",
    "fr",
    "fr-CA",
    "hr",
    "hu",
    "id",
    "it",
    "ja",
    "ko",
    "lt",
    "lv",
    "ms",
    "mt",
    "nb",
    "nl",
    "pl",
    "pt",
    "pt-BR",
    "ro",
    "ru",
    "sk",
    "sl",
    "sv",
    "th",
    "tr",
    "vi",
    "zh",
    "zh-HK",
    "zh-TW",
]

PRICE_DATA = schema.fields(
    {
        "currency": schema.currency,
        "product": schema.IDENTIFIER,
        "product_data": PRODUCT_DATA,
        "tax_behavior": schema.choice("exclusive", "inclusive", "unspecified"),
        "recurring": RECURRING,
        "unit_amount": schema.integer(),
    },
    required=("currency", "unit_amount"),
)
LINE_ITEM = schema.fields(
    {
        "price": schema.IDENTIFIER,
        "price_data": PRICE_DATA,
        "quantity": schema.integer(least=1, most=999_999),
        "metadata": schema.metadata,
    },
    required=("quantity",),
)
INTENT_DATA = schema.fields(
    {
        "description": schema.text(1000),
        "metadata": schema.metadata,
        "receipt_email": schema.email,
        "statement_descriptor": schema.text(22),
        "statement_descriptor_suffix": schema.text(22),
    }
)
MESSAGE = schema.fields({"message": schema.text(1200)}, required=("message",))
FIELDS: schema.Schema = {
    "cancel_url": schema.url,
    "client_reference_id": schema.text(200),
    "currency": schema.currency,
    "custom_text": schema.fields({"submit": MESSAGE, "after_submit": MESSAGE}),
    "customer": schema.IDENTIFIER,
    "customer_creation": schema.choice("if_required"),
    "customer_email": schema.email,
    "expires_at": schema.integer(most=2**40),
    "line_items": schema.list_of(LINE_ITEM),
    "locale": schema.choice(*LOCALES),
    "metadata": schema.metadata,
    "mode": schema.choice("payment", "setup", "subscription"),
    "payment_intent_data": INTENT_DATA,
    "payment_method_types": schema.list_of(schema.choice("card")),
    "setup_intent_data": schema.fields(
        {"description": schema.text(1000), "metadata": schema.metadata}
    ),
    "subscription_data": schema.fields(
        {"description": schema.text(500), "metadata": schema.metadata}
    ),
    "submit_type": schema.choice("auto", "book", "donate", "pay"),
    "success_url": schema.url,
    "ui_mode": schema.choice("hosted_page"),
}
REQUIRED = ("mode", "success_url")
DATA_OF = {
    "payment_intent_data": "payment",
    "setup_intent_data": "setup",
    "subscription_data": "subscription",
}


@endpoint("POST", "checkout/sessions")
def create(call: Call) -> Body:
    given = schema.check(call.params, FIELDS, required=REQUIRED)
    check_customer(given)
    expires_at = expiry(given.get("expires_at"))
    check_mode(given)
    given["metadata"] = schema.merge({}, given.get("metadata"))
    wished = given.get("line_items", [])
    items = [make_item(item, f"line_items[{at}]") for at, item in enumerate(wished)]
    if given["mode"] == "setup":
        given["setup_intent"] = setups.open_setup(given).reference
    else:
        check_total(items)
        check_recurring(given, items)
    return checkout.open_session(given, items, call.base_url, expires_at).body


def check_mode(given: Body) -> None:
    for name, mode in DATA_OF.items():
        if name in given and given["mode"] != mode:
            raise InvalidParam(f"You can only pass `{name}` in `{mode}` mode.", name)
    if given["mode"] == "setup" and given.get("line_items"):
        raise InvalidParam("You can not pass `line_items` in `setup` mode.", "line_items")
    if given["mode"] != "setup" and "line_items" not in given:
        raise InvalidParam("Missing required param: line_items.", "line_items", "parameter_missing")
    if given["mode"] == "subscription" and not given.get("customer"):
        raise InvalidParam("The sandbox subscribes only a `customer` that exists.", "customer")


def check_recurring(given: Body, items: list[Body]) -> None:
    recurring = [item["price"]["recurring"] for item in items]
    if given["mode"] == "subscription" and not all(recurring):
        message = "You must provide at least one recurring price in `subscription` mode."
        raise InvalidRequest(message)
    if given["mode"] == "payment" and any(recurring):
        message = "You specified `payment` mode but passed a recurring price."
        raise InvalidRequest(message)


def check_customer(given: Body) -> None:
    if given.get("customer") and given.get("customer_email"):
        message = "You may only specify one of these parameters: customer, customer_email."
        raise InvalidParam(message, "customer")
    if given.get("customer"):
        store.refer("customer", given["customer"], "customer")


def expiry(asked: int | None) -> int:
    now = store.now()
    if asked is None:
        return now + BY_DEFAULT
    if asked < now + SOONEST - TOLERANCE:
        message = (
            "The `expires_at` timestamp must be at least 30 minutes from Checkout Session creation."
        )
        raise InvalidParam(message, "expires_at")
    if asked > now + LATEST + TOLERANCE:
        message = (
            "The `expires_at` timestamp must be less than 24 hours from Checkout Session creation."
        )
        raise InvalidParam(message, "expires_at")
    return asked


def make_item(item: Body, param: str) -> Body:
    price = price_of(item, param)
    product = store.fetch("product", price["product"])
    made = line_item(price.body, product["name"], item["quantity"])
    return {**made, "metadata": schema.merge({}, item.get("metadata"))}


def price_of(item: Body, param: str) -> Resource:
    if ("price" in item) == ("price_data" in item):
        message = "You must specify exactly one of `price` and `price_data`."
        raise InvalidParam(message, param, "parameter_missing")
    if "price" in item:
        return store.refer("price", item["price"], f"{param}[price]")
    # A price made for one session is not for sale again.
    return make_price({**item["price_data"], "active": False}, f"{param}[price_data]")


def check_total(items: list[Body]) -> None:
    if not items:
        raise InvalidParam("You must pass at least one line item.", "line_items")
    if len({item["currency"] for item in items}) > 1:
        raise InvalidParam("All line items must have the same currency.", "line_items")
    total = sum(item["amount_total"] for item in items)
    if total < LEAST_AMOUNT:
        message = "The Checkout Session's total amount due must add up to at least 0.50."
        raise InvalidRequest(message, code="amount_too_small")
    if total > schema.BIGGEST:
        message = "The Checkout Session's total amount due must be no more than 999,999.99."
        raise InvalidRequest(message, code="amount_too_large")


@endpoint("GET", "checkout/sessions/{id}")
def retrieve(call: Call, reference: str) -> Body:
    schema.check(call.params, {})
    return store.fetch("checkout.session", reference).body


@endpoint("GET", "checkout/sessions/{id}/line_items")
def line_items(call: Call, reference: str) -> Body:
    schema.check(call.params, {"limit": schema.integer(least=1, most=100)})
    return checkout.line_items(reference)


@endpoint("POST", "checkout/sessions/{id}")
def update(call: Call, reference: str) -> Body:
    given = schema.check(call.params, {"metadata": schema.metadata})
    session = store.fetch("checkout.session", reference)
    if "metadata" in given:
        session.change(metadata=schema.merge(session["metadata"], given["metadata"]))
    return session.body


@endpoint("POST", "checkout/sessions/{id}/expire")
def expire(call: Call, reference: str) -> Body:
    schema.check(call.params, {})
    session = store.fetch("checkout.session", reference)
    checkout.expire(session)
    return session.body


@endpoint("GET", "checkout/sessions")
def index(call: Call) -> Body:
    filters = {
        "customer": schema.IDENTIFIER,
        "payment_intent": schema.IDENTIFIER,
        "status": schema.choice("open", "complete", "expired"),
        "subscription": schema.IDENTIFIER,
    }
    return page(call, "checkout.session", filters)
