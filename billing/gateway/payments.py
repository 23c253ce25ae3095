"""Stays: paid on a checkout page, paid back to the card."""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from core.money import from_minor, to_minor

from .sdk import CURRENCY, Refused, errors, id_of, page_language, v1


@dataclass(frozen=True)
class Checkout:
    """A checkout session as we read it; amounts in euros."""

    id: str
    url: str
    state: str  # open, complete or expired
    paid: bool
    amount: Decimal
    currency: str
    intent: str
    payment_id: str


def create_customer(email: str, name: str) -> str:
    """The number of a new customer; the same person asked for twice in a row is one."""
    key = hashlib.sha256(f"{email} {name}".encode()).hexdigest()
    with errors():
        customer = v1().customers.create(
            {"email": email, "name": name}, {"idempotency_key": f"customer-{key}"}
        )
    return str(customer.id)


@dataclass(frozen=True)
class Order:
    """What a checkout is opened for; `amount` in euros, `key` the same for the same order."""

    key: str
    payment_id: int
    customer: str
    title: str
    description: str
    amount: Decimal
    language: str
    success_url: str
    cancel_url: str
    expires_at: datetime


def open_checkout(order: Order) -> Checkout:
    """Open a payment page; the same key opens it only once."""
    metadata = {"payment": str(order.payment_id)}
    item = {"name": order.title, "description": order.description}
    params = {
        "mode": "payment",
        "customer": order.customer,
        "client_reference_id": str(order.payment_id),
        "line_items": [
            {
                "quantity": 1,
                "price_data": {
                    "currency": CURRENCY,
                    "unit_amount": to_minor(order.amount),
                    "product_data": item,
                },
            }
        ],
        "locale": page_language(order.language),
        "metadata": metadata,
        "payment_intent_data": {"metadata": metadata},
        "success_url": order.success_url,
        "cancel_url": order.cancel_url,
        "expires_at": int(order.expires_at.timestamp()),
    }
    with errors():
        session = v1().checkout.sessions.create(
            params, {"idempotency_key": f"checkout-{order.key}"}
        )
    return read_checkout(session.to_dict())


def find_checkout(session_id: str) -> Checkout:
    with errors():
        return read_checkout(v1().checkout.sessions.retrieve(session_id).to_dict())


def expire_checkout(session_id: str) -> None:
    """Close a payment page that nobody should pay any more; one that ended stays as it is."""
    try:
        with errors():
            v1().checkout.sessions.expire(session_id)
    except Refused:
        return  # it was paid or had expired: the webhook or the poll tells which


@dataclass(frozen=True)
class Repayment:
    """A refund as we read it: `state` is pending, succeeded, failed or canceled."""

    id: str
    state: str


def refund(intent: str, amount: Decimal, key: str) -> Repayment:
    """Pay an amount in euros back to the card; the same key pays it back only once."""
    params = {"payment_intent": intent, "amount": to_minor(amount), "metadata": {"refund": key}}
    with errors():
        made = v1().refunds.create(params, {"idempotency_key": f"refund-{intent}-{key}"})
    return Repayment(made.id, made.status)


def find_refund(stripe_id: str) -> Repayment:
    with errors():
        found = v1().refunds.retrieve(stripe_id)
    return Repayment(found.id, found.status)


def read_checkout(data: dict[str, Any]) -> Checkout:
    """A checkout session from the plain object that Stripe's API and events carry."""
    return Checkout(
        id=data["id"],
        url=data.get("url") or "",
        state=data["status"],
        paid=data["payment_status"] == "paid",
        amount=from_minor(data["amount_total"] or 0),
        currency=data["currency"] or "",
        intent=id_of(data.get("payment_intent")),
        payment_id=(data.get("metadata") or {}).get("payment", ""),
    )
