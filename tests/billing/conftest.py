from contextlib import ExitStack
from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from accounts.models import User
from notifications.models import LocalMail


def browser(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def at_home(traveller) -> Client:
    """The traveller's browser, logged in."""
    return browser(traveller.user)


@pytest.fixture
def elsewhere(stranger) -> Client:
    """Another traveller's browser."""
    return browser(stranger.user)


@pytest.fixture
def mailbox(db):
    return lambda: list(LocalMail.objects.order_by("pk"))


@pytest.fixture
def travel():
    """`travel(minutes=16)`: from now on the clock says that much later."""
    with ExitStack() as clocks:
        yield lambda **later: clocks.enter_context(
            time_machine.travel(timezone.now() + timedelta(**later))
        )
