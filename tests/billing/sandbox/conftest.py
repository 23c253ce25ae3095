from collections.abc import Callable, Iterator
from dataclasses import dataclass
from queue import Queue

import pytest
import requests
import stripe

from tests.billing.sandbox.endpoint import Endpoint
from tests.sandbox_server import TEST_KEY, SandboxServer, start_sandbox

SECRET = "whsec_of_the_tests"
CARD = {"expiry": "12 / 40", "cvc": "123", "name": "Camille Martin"}
ACCEPTED = "4242 4242 4242 4242"


@pytest.fixture(scope="session")
def endpoint() -> Iterator[Endpoint]:
    with Endpoint() as listening:
        yield listening


@pytest.fixture(scope="session")
def sandbox(endpoint: Endpoint) -> Iterator[SandboxServer]:
    server = start_sandbox(endpoint.url, SECRET, SANDBOX_BANK_DELAY="0.2")
    yield server
    server.clean()


@pytest.fixture
def webhooks(endpoint: Endpoint) -> Queue:
    """What the endpoint receives from now on."""
    return endpoint.listen()


@pytest.fixture
def client(sandbox: SandboxServer) -> stripe.StripeClient:
    return stripe_client(sandbox)


def stripe_client(server: SandboxServer, key: str = TEST_KEY) -> stripe.StripeClient:
    return stripe.StripeClient(key, base_addresses={"api": server.url}, max_network_retries=0)


@pytest.fixture
def new_session(client: stripe.StripeClient) -> Callable[..., stripe.checkout.Session]:
    """Open a session for 120.00 €, with any parameter replaced."""

    def create(**changes: object) -> stripe.checkout.Session:
        params = {
            "mode": "payment",
            "customer_email": "camille@example.com",
            "line_items": [line("Three nights in the Marais", 12000)],
            "success_url": "http://shop.test/paid?session={CHECKOUT_SESSION_ID}",
            "cancel_url": "http://shop.test/cancelled",
            **changes,
        }
        params = {key: value for key, value in params.items() if value is not None}
        return client.v1.checkout.sessions.create(params)

    return create


def line(name: str, cents: int, quantity: int = 1) -> dict:
    data = {"currency": "eur", "unit_amount": cents, "product_data": {"name": name}}
    return {"price_data": data, "quantity": quantity}


@pytest.fixture
def paid_session(client, new_session) -> Callable[..., stripe.checkout.Session]:
    """A session paid with a card, opened down to its charge."""

    def create(number: str = ACCEPTED, **changes: object) -> stripe.checkout.Session:
        session = new_session(**changes)
        answer = submit(session.url, number)
        assert answer.status_code == 303, answer.text
        expand = {"expand": ["payment_intent.latest_charge"]}
        return client.v1.checkout.sessions.retrieve(session.id, expand)

    return create


def submit(url: str, number: str = ACCEPTED, **changes: str) -> requests.Response:
    """Fill in the hosted page and press the button."""
    fields = {**CARD, "number": number, **changes}
    return requests.post(url, data=fields, allow_redirects=False, timeout=10)


YEAR_BEGINS = 1_800_000_000  # 15 January 2027


@dataclass
class Subscribed:
    """A customer with a yearly subscription, on a clock of their own."""

    client: stripe.StripeClient
    clock: str
    customer: str
    id: str

    def after(self, days: int) -> None:
        """Push their clock to that many days after they subscribed."""
        moment = {"frozen_time": YEAR_BEGINS + days * 24 * 3600}
        self.client.v1.test_helpers.test_clocks.advance(self.clock, moment)

    def now(self) -> stripe.Subscription:
        return self.client.v1.subscriptions.retrieve(self.id)

    def invoices(self) -> list[stripe.Invoice]:
        return self.client.v1.invoices.list({"subscription": self.id}).data

    def use_card(self, number: str) -> None:
        """Save another card on the hosted page, and pay with it from now on."""
        session = self.client.v1.checkout.sessions.create(
            {"mode": "setup", "customer": self.customer, **PAGES, "currency": "eur"}
        )
        answer = submit(session.url, number)
        assert answer.status_code == 303, answer.text
        done = self.client.v1.checkout.sessions.retrieve(session.id, {"expand": ["setup_intent"]})
        card = {"default_payment_method": done.setup_intent.payment_method}
        self.client.v1.subscriptions.update(self.id, card)


@pytest.fixture
def subscribe(client) -> Callable[[], Subscribed]:
    """Subscribe a new customer to 100.00 € a year."""

    def act() -> Subscribed:
        clock = client.v1.test_helpers.test_clocks.create({"frozen_time": YEAR_BEGINS})
        customer = client.v1.customers.create(
            {"email": "odile@example.com", "name": "Odile", "test_clock": clock.id}
        )
        session = client.v1.checkout.sessions.create(
            {"mode": "subscription", "customer": customer.id, "line_items": [YEARLY], **PAGES}
        )
        assert submit(session.url).status_code == 303
        done = client.v1.checkout.sessions.retrieve(session.id)
        return Subscribed(client, clock.id, customer.id, done.subscription)

    return act


PAGES = {"success_url": "http://shop.test/done", "cancel_url": "http://shop.test/back"}
YEARLY = line("A year with PCS", 10000)
YEARLY["price_data"]["recurring"] = {"interval": "year"}
