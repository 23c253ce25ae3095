"""What we ask Stripe, and when we do not."""

import socket
from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import transaction
from django.utils import timezone

from billing import gateway
from billing.services import start_checkout
from core.network import NetworkInTransaction

ORDER = gateway.Order(
    key="ABC-1",
    payment_id=1,
    customer="cus_1",
    title="Stay",
    description="",
    amount=Decimal("12.34"),
    language="fr",
    success_url="http://localhost/",
    cancel_url="http://localhost/",
    expires_at=timezone.now() + timedelta(minutes=31),
)
CALLS = {
    "a customer": lambda: gateway.create_customer("ana@example.org", "Ana"),
    "a checkout": lambda: gateway.open_checkout(ORDER),
    "finding a checkout": lambda: gateway.find_checkout("cs_1"),
    "closing a checkout": lambda: gateway.expire_checkout("cs_1"),
    "a refund": lambda: gateway.refund("pi_1", Decimal(1), "1"),
    "finding a refund": lambda: gateway.find_refund("re_1"),
}


@pytest.mark.parametrize("call", CALLS.values(), ids=CALLS)
def test_stripe_is_never_called_inside_a_transaction(db, call):
    with transaction.atomic(), pytest.raises(NetworkInTransaction):
        call()


def test_no_checkout_is_opened_inside_a_transaction(held_stay):
    with transaction.atomic(), pytest.raises(NetworkInTransaction):
        start_checkout(held_stay)


def test_any_connection_inside_a_transaction_fails_the_test_that_opens_it(db):
    with socket.create_server(("127.0.0.1", 0)) as server:
        socket.create_connection(server.getsockname()).close()
        with transaction.atomic(), pytest.raises(NetworkInTransaction):
            socket.create_connection(server.getsockname())


@pytest.mark.parametrize("call", CALLS.values(), ids=CALLS)
def test_a_stripe_that_cannot_be_reached_is_told_apart_from_our_own_faults(settings, call):
    settings.STRIPE_API_BASE = "http://127.0.0.1:9"  # nobody listens there
    gateway.client.cache_clear()
    try:
        with pytest.raises(gateway.GatewayError):
            call()
    finally:
        gateway.client.cache_clear()
