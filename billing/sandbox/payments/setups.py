"""A card saved for later, without being charged."""

from billing.sandbox import store
from billing.sandbox.models import Body, Resource
from billing.sandbox.payments import checkout
from billing.sandbox.payments.cards import card_of
from billing.sandbox.payments.refusals import in_full, told
from billing.sandbox.shapes.setup_intent import setup_intent
from billing.sandbox.webhooks.events import emit


def open_setup(given: Body) -> Resource:
    """The intent of a session that only saves a card; it exists from the start."""
    data = given.get("setup_intent_data") or {}
    intent = store.insert("setup_intent", setup_intent(given.get("customer"), data))
    emit("setup_intent.created", intent)
    return intent


def save_card(session: Resource, intent: Resource, method: Resource) -> None:
    card = card_of(method.private["card"])
    if card.decline and not card.savable:
        fail(intent, method, told(card.decline))
        return
    attach(method, session["customer"])
    intent.change(
        status="succeeded",
        payment_method=method.reference,
        next_action=None,
        last_setup_error=None,
    )
    emit("setup_intent.succeeded", intent)
    checkout.complete(session, method)


def attach(method: Resource, customer: str | None) -> None:
    if customer:
        method.change(customer=customer)
        emit("payment_method.attached", method)


def fail(intent: Resource, method: Resource, error: Body) -> None:
    intent.change(
        status="requires_payment_method",
        payment_method=None,
        next_action=None,
        last_setup_error=in_full(error, method),
    )
    emit("setup_intent.setup_failed", intent)
