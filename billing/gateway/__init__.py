"""Stripe, or the sandbox that stands in for it: the only package that imports its SDK.

No call is made inside a database transaction, and each that creates something carries an
idempotency key, so that a repeated call has one effect.
"""

from .payments import (
    Checkout,
    Order,
    Repayment,
    create_customer,
    expire_checkout,
    find_checkout,
    find_refund,
    open_checkout,
    read_checkout,
    refund,
)
from .sdk import CURRENCY, BadSignature, Declined, GatewayError, Refused, client, verify
from .subscriptions import (
    CardPage,
    Door,
    Plan,
    Wish,
    Year,
    end_with_period,
    find_door,
    find_plan,
    find_year,
    open_card_page,
    open_subscription,
    pay_year,
    read_door,
    reprice,
    use_card,
    years_of,
)

__all__ = [
    "CURRENCY",
    "BadSignature",
    "CardPage",
    "Checkout",
    "Declined",
    "Door",
    "GatewayError",
    "Order",
    "Plan",
    "Refused",
    "Repayment",
    "Wish",
    "Year",
    "client",
    "create_customer",
    "end_with_period",
    "expire_checkout",
    "find_checkout",
    "find_door",
    "find_plan",
    "find_refund",
    "find_year",
    "open_card_page",
    "open_checkout",
    "open_subscription",
    "pay_year",
    "read_checkout",
    "read_door",
    "refund",
    "reprice",
    "use_card",
    "verify",
    "years_of",
]
