"""A subscription begins when its checkout is paid."""

from billing.sandbox import store
from billing.sandbox.ids import new_id
from billing.sandbox.models import Body, Resource
from billing.sandbox.payments.setups import attach
from billing.sandbox.shapes.subscription import subscription, subscription_item
from billing.sandbox.subscriptions import bills
from billing.sandbox.subscriptions.clocks import later, schedule, time_of
from billing.sandbox.webhooks.events import emit


def begin(session: Resource, intent: Resource, method: Resource) -> None:
    customer = store.fetch("customer", session["customer"])
    attach(method, customer.reference)
    made = open_subscription(session, customer.body, method)
    emit("customer.subscription.created", made)
    invoice = bills.draw(made, "subscription_create")
    bills.settle(invoice)
    session.change(subscription=made.reference, invoice=invoice.reference)


def open_subscription(session: Resource, customer: Body, method: Resource) -> Resource:
    start, reference = time_of(customer), new_id("subscription")
    items = [open_item(line, reference, start) for line in session.private["line_items"]]
    metadata = (session.private["subscription_data"] or {}).get("metadata") or {}
    body = subscription(reference, customer, items, method.reference, metadata, start)
    made = store.insert("subscription", body, reference=reference)
    schedule(made, items[0]["current_period_end"])
    return made


def open_item(line: Body, reference: str, start: int) -> Body:
    end = later(start, line["price"]["recurring"])
    return subscription_item(line["price"], line["quantity"], reference, start, end)
