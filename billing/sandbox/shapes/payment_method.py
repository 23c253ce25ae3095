import hashlib

from billing.sandbox.models import Body
from billing.sandbox.payments.cards import Card

NO_ADDRESS = {
    "city": None,
    "country": None,
    "line1": None,
    "line2": None,
    "postal_code": None,
    "state": None,
}


def payment_method(card: Card, month: int, year: int, billing: Body) -> Body:
    return {
        "allow_redisplay": "limited",
        "billing_details": billing_details(billing),
        "card": card_details(card, month, year),
        "customer": None,
        "customer_account": None,
        "livemode": False,
        "metadata": {},
        "type": "card",
    }


def billing_details(billing: Body) -> Body:
    return {
        "address": NO_ADDRESS,
        "email": billing["email"],
        "name": billing["name"],
        "phone": None,
        "tax_id": None,
    }


def card_details(card: Card, month: int, year: int) -> Body:
    return {
        "brand": card.brand,
        "checks": {
            "address_line1_check": None,
            "address_postal_code_check": None,
            "cvc_check": "pass",
        },
        "country": "FR",
        "display_brand": card.brand,
        "exp_month": month,
        "exp_year": year,
        "fingerprint": hashlib.sha256(card.number.encode()).hexdigest()[:16],
        "funding": card.funding,
        "generated_from": None,
        "last4": card.number[-4:],
        "networks": {"available": [card.brand], "preferred": None},
        "regulated_status": "unregulated",
        "three_d_secure_usage": {"supported": True},
        "wallet": None,
    }
