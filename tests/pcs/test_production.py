"""Production starts with everything said, and with nothing of the demo."""

import subprocess
import sys

import pytest

from tests.bench.servers import ROOT, environment


def start(tmp_path, **changes) -> str:
    """What reading the settings of production says; None takes a variable away."""
    variables = environment("sqlite:///:memory:", tmp_path, "pcs.settings.production") | changes
    given = {name: value for name, value in variables.items() if value is not None}
    command = [sys.executable, "-c", "import pcs.settings.production"]
    done = subprocess.run(command, cwd=ROOT, env=given, capture_output=True, text=True)
    return done.stderr


def test_it_starts_when_everything_is_said(tmp_path):
    assert start(tmp_path) == ""


@pytest.mark.parametrize(
    "name",
    [
        "SECRET_KEY",
        "DATABASE_URL",
        "HUEY_URL",
        "PCS_VAR_DIR",
        "SITE_URL",
        "EMAIL_URL",
        "DEFAULT_FROM_EMAIL",
        "COMPANY_SIREN",
        "STRIPE_SECRET_KEY",
        "STRIPE_WEBHOOK_SECRET",
    ],
)
def test_what_is_missing_is_named(tmp_path, name):
    assert f"ImproperlyConfigured: Set the {name} environment variable" in start(
        tmp_path, **{name: None}
    )


@pytest.mark.parametrize(
    ("changes", "trouble"),
    [
        ({"STRIPE_API_BASE": "http://127.0.0.1:8001"}, "STRIPE_API_BASE points to the payment"),
        ({"PCS_ALLOWED_INSIDE": "127.0.0.1:8000"}, "PCS_ALLOWED_INSIDE opens our own network"),
        ({"SECRET_KEY": "short"}, "SECRET_KEY must be a secret of at least 50"),
    ],
)
def test_what_belongs_to_the_demo_is_refused(tmp_path, changes, trouble):
    assert trouble in start(tmp_path, **changes)
