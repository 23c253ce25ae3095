from typing import Any

from billing.sandbox.ids import random_letters
from billing.sandbox.models import Body
from billing.sandbox.payments.cards import Card


def charge(intent: Body, method: Body, card: Card, *, challenged: bool) -> Body:
    """What the bank answered to one try to pay an intent."""
    decline = card.decline
    return {
        "amount": intent["amount"],
        "amount_captured": 0 if decline else intent["amount"],
        "amount_refunded": 0,
        "application": None,
        "application_fee": None,
        "application_fee_amount": None,
        "balance_transaction": None,
        "billing_details": method["billing_details"],
        "calculated_statement_descriptor": "PCS",
        "captured": not decline,
        "currency": intent["currency"],
        "customer": intent["customer"],
        "description": intent["description"],
        "disputed": False,
        "failure_balance_transaction": None,
        "failure_code": decline and decline.code,
        "failure_message": decline and decline.message,
        "fraud_details": {},
        "livemode": False,
        "metadata": intent["metadata"],
        "on_behalf_of": None,
        "outcome": outcome(card),
        "paid": not decline,
        "payment_intent": intent["id"],
        "payment_method": method["id"],
        "payment_method_details": {
            "card": card_used(intent, method["card"], challenged=challenged),
            "type": "card",
        },
        "receipt_email": intent["receipt_email"],
        "receipt_number": None,
        "receipt_url": None,
        "refunded": False,
        "refunds": None,
        "review": None,
        "shipping": None,
        "source": None,
        "source_transfer": None,
        "statement_descriptor": intent["statement_descriptor"],
        "statement_descriptor_suffix": intent["statement_descriptor_suffix"],
        "status": "failed" if decline else "succeeded",
        "transfer_data": None,
        "transfer_group": None,
    }


def outcome(card: Card) -> dict[str, Any]:
    accepted = card.decline is None
    return {
        "advice_code": None if accepted else "try_again_later",
        "network_advice_code": None,
        "network_decline_code": None if accepted else "01",
        "network_status": "approved_by_network" if accepted else "declined_by_network",
        "reason": card.decline and card.decline.decline_code,
        "risk_level": "normal",
        "risk_score": 12,
        "seller_message": "Payment complete."
        if accepted
        else "The bank did not return any further details with this decline.",
        "type": "authorized" if accepted else "issuer_declined",
    }


def card_used(intent: Body, details: Body, *, challenged: bool) -> Body:
    kept = ("brand", "checks", "country", "exp_month", "exp_year", "fingerprint", "funding")
    return {
        **{key: details[key] for key in kept},
        "amount_authorized": intent["amount"],
        "authorization_code": random_letters(6).upper(),
        "extended_authorization": {"status": "disabled"},
        "incremental_authorization": {"status": "unavailable"},
        "installments": None,
        "last4": details["last4"],
        "mandate": None,
        "multicapture": {"status": "unavailable"},
        "network": details["brand"],
        "network_token": {"used": False},
        "network_transaction_id": random_letters(15).upper(),
        "overcapture": {"maximum_amount_capturable": intent["amount"], "status": "unavailable"},
        "regulated_status": details["regulated_status"],
        "three_d_secure": three_d_secure() if challenged else None,
        "transaction_link_id": None,
        "wallet": None,
    }


def three_d_secure() -> Body:
    return {
        "authentication_flow": "challenge",
        "electronic_commerce_indicator": "05",
        "exemption_indicator": None,
        "result": "authenticated",
        "result_reason": None,
        "transaction_id": random_letters(36),
        "version": "2.2.0",
    }
