"""Stripe's events as bytes with their signature, made by hand."""

import json
import time
from typing import Any

from django.conf import settings
from django.test import Client
from stripe import WebhookSignature

from billing.models import Payment, Refund

URL = "/webhooks/stripe/"


def session(payment: Payment, **fields: Any) -> dict[str, Any]:
    """The checkout session of a payment, paid as asked unless `fields` say otherwise."""
    return {
        "id": payment.session or f"cs_test_{payment.pk}",
        "object": "checkout.session",
        "url": None,
        "status": "complete",
        "payment_status": "paid",
        "amount_total": int(payment.amount * 100),
        "currency": "eur",
        "payment_intent": f"pi_test_{payment.pk}",
        "metadata": {"payment": str(payment.pk)},
    } | fields


def repayment(refund: Refund, **fields: Any) -> dict[str, Any]:
    return {
        "id": f"re_test_{refund.pk}",
        "object": "refund",
        "status": "succeeded",
        "metadata": {"refund": str(refund.pk)},
    } | fields


def event(kind: str, about: dict[str, Any], number: int = 1) -> bytes:
    body = {"id": f"evt_test_{number}", "object": "event", "type": kind, "data": {"object": about}}
    return json.dumps(body).encode()


def sign(body: bytes, secret: str | None = None, at: float | None = None) -> str:
    moment = int(time.time() if at is None else at)
    known = settings.STRIPE_WEBHOOK_SECRET if secret is None else secret
    return WebhookSignature.generate_signature_header(body.decode(), known, moment)


def deliver(body: bytes, signature: str | None = None) -> int:
    """Post an event as Stripe does; returns the status of the answer."""
    header = sign(body) if signature is None else signature
    answer = Client().post(
        URL, body, content_type="application/json", headers={"Stripe-Signature": header}
    )
    return answer.status_code
