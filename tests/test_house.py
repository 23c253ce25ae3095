"""The project stands on what the client asked for."""

from importlib import import_module
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.mark.requirement("U-1")
@pytest.mark.parametrize(
    "module",
    ["django", "wagtail", "wagtail_localize", "viewflow", "stripe", "xhtml2pdf", "nfc", "huey"],
)
def test_the_agreed_stack_imports(module):
    assert import_module(module)


def test_locks_name_no_index():
    for lock in (ROOT / "requirements").glob("*.txt"):
        assert "://" not in lock.read_text()


@pytest.mark.requirement("M1-W1")
def test_the_site_is_one_django_project(settings):
    assert settings.WSGI_APPLICATION == "pcs.wsgi.application"
    assert {"cms", "catalogue", "bookings", "billing"} <= set(settings.INSTALLED_APPS)
