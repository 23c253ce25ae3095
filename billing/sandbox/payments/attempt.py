"""One try to pay a session with a card: accepted, declined, or first a question by the bank."""

from dataclasses import dataclass

from billing.sandbox import store
from billing.sandbox.models import Body, Resource
from billing.sandbox.payments import checkout, setups
from billing.sandbox.payments.cards import Card, card_of
from billing.sandbox.payments.refusals import NOT_AUTHENTICATED, error_key, in_full, told
from billing.sandbox.shapes.balance_transaction import balance_transaction, card_fee
from billing.sandbox.shapes.charge import charge as charge_shape
from billing.sandbox.shapes.payment_method import payment_method
from billing.sandbox.subscriptions.begin import begin
from billing.sandbox.webhooks.events import emit


@dataclass(frozen=True)
class CardEntry:
    """What the customer typed."""

    number: str
    month: int
    year: int
    name: str
    email: str


def pay(session: Resource, entry: CardEntry, challenge_url: str) -> Resource:
    """Try a card. The intent's status tells what came of it."""
    intent = checkout.intent_of(session)
    card = card_of(entry.number)
    method = keep_method(card, entry)
    if card.challenge:
        ask_the_bank(intent, method, session["success_url"], challenge_url)
    else:
        settle(session, intent, method, challenged=False)
    return intent


def keep_method(card: Card, entry: CardEntry) -> Resource:
    billing = {"email": entry.email, "name": entry.name}
    body = payment_method(card, entry.month, entry.year, billing)
    return store.insert("payment_method", body, private={"card": card.number})


def ask_the_bank(intent: Resource, method: Resource, return_url: str, challenge_url: str) -> None:
    redirect = {"return_url": return_url, "url": challenge_url}
    intent.change(
        status="requires_action",
        payment_method=method.reference,
        next_action={"type": "redirect_to_url", "redirect_to_url": redirect},
        **{error_key(intent): None},
    )
    emit(f"{intent.kind}.requires_action", intent)


def answer_challenge(session: Resource, intent: Resource, *, approved: bool) -> None:
    """The customer answered their bank."""
    method = store.fetch("payment_method", intent["payment_method"])
    if approved:
        settle(session, intent, method, challenged=True)
    elif session["mode"] == "setup":
        setups.fail(intent, method, NOT_AUTHENTICATED)
    else:
        fail(intent, method, NOT_AUTHENTICATED, charge=None)


def settle(session: Resource, intent: Resource, method: Resource, *, challenged: bool) -> None:
    if session["mode"] == "setup":
        setups.save_card(session, intent, method)
        return
    charge = try_card(intent, method, challenged=challenged)
    if charge is not None:
        if session["mode"] == "subscription":
            begin(session, intent, method)
        checkout.complete(session, method)
        book(charge)


def try_card(intent: Resource, method: Resource, *, challenged: bool = False) -> Resource | None:
    """The charge, or None when the bank declines it."""
    card = card_of(method.private["card"])
    body = charge_shape(intent.body, method.body, card, challenged=challenged)
    charge = store.insert("charge", body, private={"refund": card.refund})
    if card.decline:
        emit("charge.failed", charge)
        fail(intent, method, told(card.decline), charge=charge)
        return None
    succeed(intent, method, charge)
    return charge


def succeed(intent: Resource, method: Resource, charge: Resource) -> None:
    emit("charge.succeeded", charge)
    intent.change(
        status="succeeded",
        amount_received=intent["amount"],
        latest_charge=charge.reference,
        payment_method=method.reference,
        next_action=None,
        last_payment_error=None,
    )
    emit("payment_intent.succeeded", intent)


def book(charge: Resource) -> None:
    """The money reaches our balance a little later than the customer reaches our page."""
    body = balance_transaction(charge, "charge", charge["amount"], card_fee(charge["amount"]))
    transaction = store.insert("balance_transaction", body)
    emit("charge.updated", charge, charge.change(balance_transaction=transaction.reference))


def fail(intent: Resource, method: Resource, error: Body, charge: Resource | None) -> None:
    whole = {**in_full(error, method), "charge": charge and charge.reference}
    intent.change(
        status="requires_payment_method",
        payment_method=None,
        latest_charge=(charge and charge.reference) or intent["latest_charge"],
        next_action=None,
        last_payment_error={key: value for key, value in whole.items() if value is not None},
    )
    emit("payment_intent.payment_failed", intent)
