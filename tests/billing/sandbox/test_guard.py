"""The sandbox never stands where money really moves."""

import os
import subprocess
import sys

import pytest

from billing.sandbox.guard import refusal
from billing.sandbox.middleware import is_loopback
from tests.sandbox_server import ROOT, gunicorn


@pytest.mark.parametrize(
    ("environment", "words"),
    [
        ({"PCS_ENV": "production"}, "PCS_ENV is production"),
        ({"STRIPE_SECRET_KEY": "sk_live_abc"}, "live key"),
        ({"STRIPE_SECRET_KEY": "rk_live_abc"}, "live key"),
        ({"PCS_ENV": "demo", "STRIPE_SECRET_KEY": "sk_test_abc"}, None),
        ({}, None),
    ],
)
def test_production_and_live_keys_are_refused(environment, words):
    reason = refusal(environment)

    assert reason is None if words is None else words in reason


@pytest.mark.requirement("M1-W2")
def test_in_production_it_does_not_start_and_says_why(tmp_path):
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "billing.sandbox.settings",
        "SANDBOX_DATABASE": str(tmp_path / "sandbox.sqlite3"),
        "PCS_ENV": "production",
    }

    ended = subprocess.run(
        gunicorn("127.0.0.1:0"),
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
    )

    assert ended.returncode != 0
    assert "refuses to start: PCS_ENV is production" in ended.stderr
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("address", "ours"),
    [
        ("127.0.0.1", True),
        ("127.8.8.8", True),
        ("::1", True),
        ("192.168.1.10", False),
        ("10.0.0.1", False),
        ("2001:db8::1", False),
        ("", False),
        ("localhost", False),  # a peer has an address, not a name
    ],
)
def test_only_this_machine_is_answered(address, ours):
    assert is_loopback(address) is ours


def test_its_migrations_are_complete(tmp_path):
    checked = subprocess.run(
        [sys.executable, "-m", "django", "makemigrations", "--check", "--dry-run"],
        cwd=ROOT,
        env={
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "billing.sandbox.settings",
            "SANDBOX_DATABASE": str(tmp_path / "sandbox.sqlite3"),
        },
        capture_output=True,
        text=True,
        timeout=60,
    )

    assert checked.returncode == 0, checked.stdout
