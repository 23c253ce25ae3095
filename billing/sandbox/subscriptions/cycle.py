"""What time does to subscriptions: they renew, are asked for again, or end."""

from billing.sandbox import store
from billing.sandbox.ids import new_id
from billing.sandbox.models import Body, Resource
from billing.sandbox.payments.attempt import book, try_card
from billing.sandbox.shapes.payment_intent import payment_intent
from billing.sandbox.subscriptions import bills
from billing.sandbox.subscriptions.clocks import CLOCK, later, next_due, schedule, time_of
from billing.sandbox.webhooks.events import emit


def turn(subscription: Resource) -> None:
    """Its period is over."""
    if subscription["cancel_at_period_end"]:
        end(subscription, "cancellation_requested")
        return
    items = [moved_on(item) for item in subscription["items"]["data"]]
    previous = subscription.change(items={**subscription["items"], "data": items})
    schedule(subscription, items[0]["current_period_end"])
    invoice = bills.draw(subscription, "subscription_cycle")
    emit("customer.subscription.updated", subscription, previous)
    attempt(invoice)


def moved_on(item: Body) -> Body:
    start = item["current_period_end"]
    end_of_it = later(start, item["price"]["recurring"])
    return {**item, "current_period_start": start, "current_period_end": end_of_it}


def attempt(invoice: Resource) -> None:
    """Charge the saved card for an invoice, and let the subscription know."""
    subscription = bills.subscription_of(invoice)
    if collect(invoice, subscription["default_payment_method"]):
        bills.settle(invoice)
        become(subscription, "active")
    elif bills.fail(invoice):
        become(subscription, "past_due")
    else:
        end(subscription, "payment_failed")


def collect(invoice: Resource, method: str | None) -> bool:
    saved = store.find("payment_method", method) if method else None
    if saved is None:
        return False
    asked = {**invoice.body, "amount_total": invoice["amount_due"]}
    reference = new_id("payment_intent")
    intent = store.insert(
        "payment_intent", payment_intent(asked, {}, reference), reference=reference
    )
    emit("payment_intent.created", intent)
    charge = try_card(intent, saved)
    if charge is not None:
        book(charge)
    return charge is not None


def become(subscription: Resource, status: str) -> None:
    if subscription["status"] != status:
        previous = subscription.change(status=status)
        emit("customer.subscription.updated", subscription, previous)


def end(subscription: Resource, reason: str) -> None:
    now = time_of(subscription.body)
    schedule(subscription, None)
    details = {**subscription["cancellation_details"], "reason": reason}
    subscription.change(
        status="canceled",
        canceled_at=subscription["canceled_at"] or now,
        ended_at=now,
        cancellation_details=details,
    )
    emit("customer.subscription.deleted", subscription)


def advance(clock: Resource, until: int) -> None:
    """Play everything that happens on a clock up to a moment, each at its own time."""
    clock.change(status="advancing")
    while (subject := next_due(clock, until)) is not None:
        clock.change(frozen_time=max(clock["frozen_time"], subject.private["due"]))
        turn(subject) if subject.kind == "subscription" else attempt(subject)
    clock.change(frozen_time=until, status="ready")
    emit(f"{CLOCK}.ready", clock)
