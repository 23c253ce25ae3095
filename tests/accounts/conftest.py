import re

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.core import mail
from django.core.cache import cache
from django.test import Client

from accounts.models import User
from tests.conftest import PASSWORD

CODE = re.compile(r"^([A-Z0-9]{3,4}-?[A-Z0-9]{3,4})$", re.MULTILINE)


@pytest.fixture(autouse=True)
def fresh_limits() -> None:
    """Attempts counted in one test say nothing about the next."""
    cache.clear()


def confirmed(user: User) -> User:
    """The person, with their address confirmed as after a sign-up."""
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    return user


def log_in(client: Client, email: str, password: str = PASSWORD, **extra):
    """Log in by the form, as people do."""
    form = {"login": email, "password": password}
    return client.post(f"/fr/accounts/login/{extra.pop('query', '')}", form, **extra)


def add_passkey(user: User) -> Authenticator:
    return Authenticator.objects.create(user=user, type="webauthn", data={"name": "Clé"})


def mailed_code() -> str:
    """The code in the newest mail."""
    return CODE.search(mail.outbox[-1].body)[1]
