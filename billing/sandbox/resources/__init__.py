"""One module per family of resources; importing it registers its endpoints.

Subscriptions, invoices, coupons and the billing portal will be modules here, with their shapes
in `shapes/`. Until then their URLs answer as Stripe answers a URL that it does not know.
"""

from billing.sandbox.resources import (  # noqa: F401
    balance_transactions,
    charges,
    checkout_sessions,
    customers,
    events,
    payment_intents,
    payment_methods,
    prices,
    products,
    refunds,
)
