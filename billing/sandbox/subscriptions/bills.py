"""Invoices of subscriptions: drawn up, paid with the saved card, or asked for again."""

from billing.sandbox import store
from billing.sandbox.ids import new_id
from billing.sandbox.models import Body, Resource
from billing.sandbox.shapes import invoice as shapes
from billing.sandbox.subscriptions.clocks import schedule, time_of
from billing.sandbox.webhooks.events import emit

DAY = 24 * 3600
# Days from one failed attempt to the next; after the last the subscription ends.
RETRIES = (3, 5, 7)


def draw(subscription: Resource, reason: str) -> Resource:
    customer = store.fetch("customer", subscription["customer"])
    reference = new_id("invoice")
    lines = [shapes.line_item(item, reference) for item in subscription["items"]["data"]]
    now = time_of(subscription.body)
    body = shapes.invoice(reference, subscription.body, customer.body, lines, reason, now)
    invoice = store.insert("invoice", body, reference=reference)
    subscription.change(latest_invoice=reference)
    emit("invoice.created", invoice)
    emit("invoice.finalized", invoice)
    return invoice


def settle(invoice: Resource) -> None:
    """The card paid it."""
    now = time_of(invoice.body)
    schedule(invoice, None)
    invoice.change(
        amount_paid=invoice["amount_due"],
        amount_remaining=0,
        attempt_count=invoice["attempt_count"] + 1,
        attempted=True,
        auto_advance=False,
        next_payment_attempt=None,
        status="paid",
        status_transitions={**invoice["status_transitions"], "paid_at": now},
    )
    emit("invoice.paid", invoice)
    emit("invoice.payment_succeeded", invoice)


def fail(invoice: Resource) -> bool:
    """The card did not pay it; returns whether it will be tried again."""
    attempts = invoice["attempt_count"] + 1
    again = None
    if attempts <= len(RETRIES):
        again = time_of(invoice.body) + RETRIES[attempts - 1] * DAY
    schedule(invoice, again)
    invoice.change(
        attempt_count=attempts,
        attempted=True,
        auto_advance=again is not None,
        next_payment_attempt=again,
    )
    emit("invoice.payment_failed", invoice)
    return again is not None


def subscription_of(invoice: Resource) -> Resource:
    named: Body = invoice["parent"]["subscription_details"]
    return store.fetch("subscription", named["subscription"])
