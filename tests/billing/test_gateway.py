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

from .owners import plan

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
WISH = gateway.Wish("1", "cus_1", "A year", Decimal(100), "fr", "http://a/", "http://a/")
CARD_PAGE = gateway.CardPage("1", "cus_1", "fr", "http://a/", "http://a/")
CALLS = {
    "a customer": lambda: gateway.create_customer("ana@example.org", "Ana"),
    "a checkout": lambda: gateway.open_checkout(ORDER),
    "finding a checkout": lambda: gateway.find_checkout("cs_1"),
    "closing a checkout": lambda: gateway.expire_checkout("cs_1"),
    "a refund": lambda: gateway.refund("pi_1", Decimal(1), "1"),
    "finding a refund": lambda: gateway.find_refund("re_1"),
    "a subscription": lambda: gateway.open_subscription(WISH),
    "a page for a card": lambda: gateway.open_card_page(CARD_PAGE),
    "finding a page": lambda: gateway.find_door("cs_1"),
    "finding a subscription": lambda: gateway.find_plan("sub_1"),
    "finding a year": lambda: gateway.find_year("in_1"),
    "the years of a subscription": lambda: gateway.years_of("sub_1"),
    "using a card": lambda: gateway.use_card("sub_1", "seti_1"),
    "paying a year": lambda: gateway.pay_year("in_1"),
    "ending a subscription": lambda: gateway.end_with_period("sub_1", ends=True),
    "another price": lambda: gateway.reprice(plan(), Decimal(120)),
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
