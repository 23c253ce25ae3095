from billing.sandbox.models import Body, Resource
from billing.sandbox.store import now

SETTLED_AFTER = 2 * 24 * 3600


def balance_transaction(source: Resource, kind: str, amount: int, fee: int) -> Body:
    fee_detail = {
        "amount": fee,
        "application": None,
        "currency": source["currency"],
        "description": "Stripe processing fees",
        "type": "stripe_fee",
    }
    return {
        "amount": amount,
        "available_on": now() + SETTLED_AFTER,
        "balance_type": "payments",
        "currency": source["currency"],
        "description": source.body.get("description"),
        "exchange_rate": None,
        "fee": fee,
        "fee_details": [fee_detail] if fee else [],
        "net": amount - fee,
        "reporting_category": kind,
        "source": source.reference,
        "status": "pending",
        "type": kind,
    }


def card_fee(amount: int) -> int:
    """Stripe's tariff for a European card: 1.5 % and 25 cents."""
    return (amount * 15 + 500) // 1000 + 25
