"""Why a card was not taken, as intents and errors tell it."""

from typing import Any

from billing.sandbox.models import Body, Resource
from billing.sandbox.payments.cards import Decline

NOT_AUTHENTICATED: Body = {
    "code": "payment_intent_authentication_failure",
    "message": (
        "We are unable to authenticate your payment method. Please choose a different payment "
        "method and try again."
    ),
    "type": "invalid_request_error",
}


def told(decline: Decline) -> Body:
    return {
        "code": decline.code,
        "decline_code": decline.decline_code,
        "message": decline.message,
    }


def in_full(error: Body, method: Resource) -> dict[str, Any]:
    return {
        **error,
        "doc_url": f"https://stripe.com/docs/error-codes/{error['code'].replace('_', '-')}",
        "payment_method": method.body,
        "type": error.get("type", "card_error"),
    }


def error_key(intent: Resource) -> str:
    return "last_setup_error" if intent.kind == "setup_intent" else "last_payment_error"
