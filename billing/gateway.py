"""Stripe, or the sandbox that stands in for it: the only module that imports its SDK.

No call is made inside a database transaction, and each that creates something carries an
idempotency key, so that a repeated call has one effect.
"""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from functools import cache
from typing import Any

import stripe
from django.conf import settings

from core.money import from_minor, to_minor
from core.network import outside_transaction

CURRENCY = "eur"
TOLERANCE = 300  # seconds a signature stays valid
PATIENCE = 10  # seconds to wait for an answer, while a traveller waits for ours
LANGUAGES = {"fr", "en", "es", "de", "it", "nl", "pt", "pl"}


class GatewayError(Exception):
    """Stripe could not be reached, or refused what we asked."""


class BadSignature(Exception):
    """A webhook that Stripe did not sign, or signed too long ago."""


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


@cache
def client() -> stripe.StripeClient:
    bases: Any = {"api": settings.STRIPE_API_BASE} if settings.STRIPE_API_BASE else None
    return stripe.StripeClient(
        settings.STRIPE_SECRET_KEY,
        base_addresses=bases,
        max_network_retries=2,
        http_client=stripe.RequestsClient(timeout=PATIENCE),
    )


def _v1() -> Any:
    outside_transaction()
    return client().v1


def create_customer(email: str, name: str) -> str:
    """The number of a new customer; the same person asked for twice in a row is one."""
    key = hashlib.sha256(f"{email} {name}".encode()).hexdigest()
    with _errors():
        customer = _v1().customers.create(
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
        "locale": order.language if order.language in LANGUAGES else "auto",
        "metadata": metadata,
        "payment_intent_data": {"metadata": metadata},
        "success_url": order.success_url,
        "cancel_url": order.cancel_url,
        "expires_at": int(order.expires_at.timestamp()),
    }
    with _errors():
        session = _v1().checkout.sessions.create(
            params, {"idempotency_key": f"checkout-{order.key}"}
        )
    return read_checkout(session.to_dict())


def find_checkout(session_id: str) -> Checkout:
    with _errors():
        return read_checkout(_v1().checkout.sessions.retrieve(session_id).to_dict())


def expire_checkout(session_id: str) -> None:
    """Close a payment page that nobody should pay any more; one that ended stays as it is."""
    try:
        _v1().checkout.sessions.expire(session_id)
    except stripe.InvalidRequestError:
        return  # it was paid or had expired: the webhook or the poll tells which
    except stripe.StripeError as error:
        raise GatewayError(error.user_message or str(error)) from error


@dataclass(frozen=True)
class Repayment:
    """A refund as we read it: `state` is pending, succeeded, failed or canceled."""

    id: str
    state: str


def refund(intent: str, amount: Decimal, key: str) -> Repayment:
    """Pay an amount in euros back to the card; the same key pays it back only once."""
    params = {"payment_intent": intent, "amount": to_minor(amount), "metadata": {"refund": key}}
    with _errors():
        made = _v1().refunds.create(params, {"idempotency_key": f"refund-{intent}-{key}"})
    return Repayment(made.id, made.status)


def find_refund(stripe_id: str) -> Repayment:
    with _errors():
        found = _v1().refunds.retrieve(stripe_id)
    return Repayment(found.id, found.status)


def verify(payload: bytes, signature: str) -> None:
    """Raise BadSignature unless Stripe signed these bytes within the last five minutes."""
    try:
        stripe.WebhookSignature.verify_header(
            payload.decode(), signature, settings.STRIPE_WEBHOOK_SECRET, TOLERANCE
        )
    except (stripe.SignatureVerificationError, UnicodeDecodeError, TypeError) as error:
        # TypeError: the header has letters that no signature has.
        raise BadSignature from error


def read_checkout(data: dict[str, Any]) -> Checkout:
    """A checkout session from the plain object that Stripe's API and events carry."""
    return Checkout(
        id=data["id"],
        url=data.get("url") or "",
        state=data["status"],
        paid=data["payment_status"] == "paid",
        amount=from_minor(data["amount_total"] or 0),
        currency=data["currency"] or "",
        intent=_id_of(data.get("payment_intent")),
        payment_id=(data.get("metadata") or {}).get("payment", ""),
    )


def _id_of(reference: Any) -> str:
    """Stripe gives an id, or the object itself where it was expanded."""
    return (reference["id"] if isinstance(reference, dict) else reference) or ""


@contextmanager
def _errors() -> Iterator[None]:
    """Turn the SDK's exceptions into ours."""
    try:
        yield
    except stripe.StripeError as error:
        raise GatewayError(error.user_message or str(error)) from error
