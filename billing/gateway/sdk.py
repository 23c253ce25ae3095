"""The SDK, and what every call through it has in common."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any

import stripe
from django.conf import settings

from core.network import outside_transaction

CURRENCY = "eur"
TOLERANCE = 300  # seconds a signature stays valid
PATIENCE = 10  # seconds to wait for an answer, while a traveller waits for ours
LANGUAGES = {"fr", "en", "es", "de", "it", "nl", "pt", "pl"}


class GatewayError(Exception):
    """Stripe could not be reached, or refused what we asked."""


class Refused(GatewayError):
    """What we asked makes no sense any more: it is paid, closed or unknown."""


class Declined(GatewayError):
    """The bank refused a card."""


class BadSignature(Exception):
    """A webhook that Stripe did not sign, or signed too long ago."""


@cache
def client() -> stripe.StripeClient:
    bases: Any = {"api": settings.STRIPE_API_BASE} if settings.STRIPE_API_BASE else None
    return stripe.StripeClient(
        settings.STRIPE_SECRET_KEY,
        base_addresses=bases,
        max_network_retries=2,
        http_client=stripe.RequestsClient(timeout=PATIENCE),
    )


def v1() -> Any:
    outside_transaction()
    return client().v1


@contextmanager
def errors() -> Iterator[None]:
    """Turn the SDK's exceptions into ours."""
    try:
        yield
    except stripe.CardError as error:
        raise Declined(error.user_message or str(error)) from error
    except stripe.InvalidRequestError as error:
        raise Refused(error.user_message or str(error)) from error
    except stripe.StripeError as error:
        raise GatewayError(error.user_message or str(error)) from error


def verify(payload: bytes, signature: str) -> None:
    """Raise BadSignature unless Stripe signed these bytes within the last five minutes."""
    try:
        stripe.WebhookSignature.verify_header(
            payload.decode(), signature, settings.STRIPE_WEBHOOK_SECRET, TOLERANCE
        )
    except (stripe.SignatureVerificationError, UnicodeDecodeError, TypeError) as error:
        # TypeError: the header has letters that no signature has.
        raise BadSignature from error


def id_of(reference: Any) -> str:
    """Stripe gives an id, or the object itself where it was expanded."""
    return (reference["id"] if isinstance(reference, dict) else reference) or ""


def page_language(code: str) -> str:
    """The language of a payment page; Stripe takes the browser's for one it does not know."""
    return code if code in LANGUAGES else "auto"
