"""A whole shop: our site, and the payment sandbox as a process of its own."""

from collections.abc import Iterator
from queue import Queue

import pytest

from billing import gateway
from tests.billing.sandbox.endpoint import Endpoint
from tests.sandbox_server import SandboxServer, start_sandbox

SECRET = "whsec_of_the_journey"


@pytest.fixture(scope="session")
def postbox() -> Iterator[Endpoint]:
    """Where the sandbox's webhooks arrive, to be carried to the site when a test says so."""
    with Endpoint() as listening:
        yield listening


@pytest.fixture(scope="session")
def bank(postbox: Endpoint) -> Iterator[SandboxServer]:
    server = start_sandbox(postbox.url, SECRET)
    yield server
    server.clean()


@pytest.fixture
def webhooks(bank: SandboxServer, postbox: Endpoint, settings) -> Iterator[Queue]:
    """The site pays at the sandbox from now on; what it sends lands here."""
    settings.STRIPE_API_BASE = bank.url
    settings.STRIPE_WEBHOOK_SECRET = SECRET
    gateway.client.cache_clear()
    yield postbox.listen()
    gateway.client.cache_clear()
