from billing.sandbox import store
from billing.sandbox.api import schema
from billing.sandbox.api.call import Call
from billing.sandbox.api.errors import ApiError, InvalidRequest
from billing.sandbox.api.lists import page
from billing.sandbox.api.registry import endpoint
from billing.sandbox.models import Body, Resource
from billing.sandbox.subscriptions import bills
from billing.sandbox.subscriptions.clocks import schedule, time_of
from billing.sandbox.subscriptions.cycle import become, collect
from billing.sandbox.webhooks.events import emit

STATES = ("draft", "open", "paid", "uncollectible", "void")


class CardError(ApiError):
    type = "card_error"


@endpoint("GET", "invoices/{id}")
def retrieve(call: Call, reference: str) -> Body:
    schema.check(call.params, {})
    return store.fetch("invoice", reference).body


@endpoint("POST", "invoices/{id}/pay")
def pay(call: Call, reference: str) -> Body:
    """Charge the saved card now, or another; a decline is told and leaves nothing behind."""
    given = schema.check(call.params, {"payment_method": schema.IDENTIFIER})
    invoice = store.fetch("invoice", reference)
    if invoice["status"] != "open":
        raise InvalidRequest("Invoice is already paid", code="invoice_already_paid")
    subscription = bills.subscription_of(invoice)
    method = given.get("payment_method") or subscription["default_payment_method"]
    if not collect(invoice, method):
        message = "Your card was declined."
        raise CardError(message, status=402, code="card_declined")
    bills.settle(invoice)
    if subscription["status"] != "canceled":
        become(subscription, "active")
    return invoice.body


@endpoint("POST", "invoices/{id}/void")
def void(call: Call, reference: str) -> Body:
    schema.check(call.params, {})
    invoice = store.fetch("invoice", reference)
    if invoice["status"] != "open":
        raise InvalidRequest("You can only pass in open or uncollectible invoices.")
    return voided(invoice)


def voided(invoice: Resource) -> Body:
    transitions = {**invoice["status_transitions"], "voided_at": time_of(invoice.body)}
    schedule(invoice, None)
    invoice.change(
        status="void",
        status_transitions=transitions,
        next_payment_attempt=None,
        amount_remaining=0,
    )
    emit("invoice.voided", invoice)
    return invoice.body


@endpoint("GET", "invoices")
def index(call: Call) -> Body:
    filters = {
        "customer": schema.IDENTIFIER,
        "status": schema.choice(*STATES),
        "subscription": schema.IDENTIFIER,
    }
    within = {"subscription": "parent__subscription_details__subscription"}
    return page(call, "invoice", filters, within)
