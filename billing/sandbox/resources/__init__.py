"""One module per family of resources; importing it registers its endpoints.

A resource that the site does not use has none: its URLs answer as Stripe answers a URL that it
does not know.
"""

from billing.sandbox.resources import (  # noqa: F401
    balance_transactions,
    charges,
    checkout_sessions,
    customers,
    events,
    invoices,
    payment_intents,
    payment_methods,
    prices,
    products,
    refunds,
    setup_intents,
    subscriptions,
    test_clocks,
)
