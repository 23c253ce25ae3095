"""Money back: never more than was paid, at once or when a slow bank answers."""

from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from billing.sandbox import store
from billing.sandbox.api.errors import InvalidRequest
from billing.sandbox.ids import random_letters
from billing.sandbox.models import Body, Resource
from billing.sandbox.shapes import refund as shapes
from billing.sandbox.shapes.balance_transaction import balance_transaction
from billing.sandbox.webhooks.bell import bell
from billing.sandbox.webhooks.events import emit


def refund(charge: Resource, given: Body) -> Resource:
    amount = refundable(charge, given.get("amount"))
    fate = charge.private["refund"]
    status = "pending" if fate == "pending" else "succeeded"
    made = store.insert(
        "refund",
        shapes.refund(charge.body, given, amount=amount, status=status),
        private={"fate": "failed" if fate == "failed" else "succeeded"},
    )
    draw(made, -amount)
    emit("refund.created", made)
    count_refund(charge, amount)
    if fate == "succeeded":
        settle(made)
    else:
        made.due_at = timezone.now() + timedelta(seconds=settings.SANDBOX_BANK_DELAY)
        made.save()
        transaction.on_commit(bell.set)
    return made


def refundable(charge: Resource, asked: int | None) -> int:
    left = charge["amount_captured"] - charge["amount_refunded"]
    if not charge["paid"]:
        raise InvalidRequest(f"Charge {charge} was not paid: there is nothing to refund.")
    if left == 0:
        message = f"Charge {charge} has already been refunded."
        raise InvalidRequest(message, code="charge_already_refunded")
    if asked is not None and asked > left:
        message = f"Refund amount ({asked}) is greater than unrefunded amount on charge ({left})"
        raise InvalidRequest(message, param="amount")
    return left if asked is None else asked


def count_refund(charge: Resource, amount: int) -> None:
    total = charge["amount_refunded"] + amount
    previous = charge.change(amount_refunded=total, refunded=total == charge["amount_captured"])
    emit("charge.refunded", charge, previous)


def draw(made: Resource, amount: int) -> None:
    """The movement of our balance that a refund, or its failure, makes."""
    kind = "refund" if amount < 0 else "refund_failure"
    booked = store.insert("balance_transaction", balance_transaction(made, kind, amount, 0))
    column = "balance_transaction" if amount < 0 else "failure_balance_transaction"
    made.change(**{column: booked.reference})


def settle(made: Resource) -> None:
    """The bank's final word."""
    made.due_at = None
    if made.private["fate"] == "failed":
        return bounce(made)
    reference = shapes.card_destination("available", random_letters(23).upper())
    previous = made.change(
        status="succeeded", destination_details={"card": reference, "type": "card"}
    )
    emit("refund.updated", made, previous)
    emit("charge.refund.updated", made, previous)
    return None


def bounce(made: Resource) -> None:
    """The customer's bank sent the money back: the charge owes it again."""
    draw(made, made["amount"])
    previous = made.change(status="failed", failure_reason="expired_or_canceled_card")
    charge = store.fetch("charge", made["charge"])
    charge.change(amount_refunded=charge["amount_refunded"] - made["amount"], refunded=False)
    for kind in ("refund.updated", "refund.failed", "charge.refund.updated"):
        emit(kind, made, previous)


def refunds_of(charge: str) -> Body:
    rows = Resource.objects.of("refund").filter(body__charge=charge).newest_first()
    return {
        "object": "list",
        "data": [row.body for row in rows],
        "has_more": False,
        "url": f"/v1/charges/{charge}/refunds",
    }
