"""A real browser on a real server."""

import os
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connection
from playwright.sync_api import Browser, ConsoleMessage, Page, sync_playwright

from catalogue.models import Home, HomePhoto
from catalogue.photos import prepare
from tests.cms.conftest import picture
from tests.conftest import make_home

# The browser's driver keeps an event loop in this thread; the ORM is called beside it, not inside.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
CHROMIUM = Path("/usr/bin/chromium")
WRITTEN_FOR_EVER = (
    "billing.migrations._written",
    "bookings.migrations.0007_sealed_for_ever",
)
WIDTHS = {"desktop": (1280, 900), "phone": (390, 844)}


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    if not CHROMIUM.exists():
        pytest.skip(f"chromium is missing: {CHROMIUM}")
    with sync_playwright() as driver:
        browser = driver.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-quic"]
        )
        yield browser
        browser.close()


@pytest.fixture(autouse=True)
def as_migrated(fresh_database) -> None:
    """Every test here talks to a real server, so every test really commits."""


@pytest.fixture
def shop(home, settings, tmp_path) -> list[Home]:
    """The home and four like it, free for the same nights, all with photographs."""
    settings.MEDIA_ROOT = tmp_path
    homes = [home, *(like(home, number) for number in range(4))]
    photo = picture()
    prepare(photo)
    HomePhoto.objects.bulk_create(
        HomePhoto(home=one, photo=photo, sort_order=order) for one in homes for order in range(3)
    )
    return homes


def like(home: Home, number: int) -> Home:
    french = home.listings.get().locale
    return make_home(home.owner, home.agency, french, f"{home.reference}-{number}")


@pytest.fixture
def erased(transactional_db) -> Iterator[None]:
    """Papers are written for ever, except those of a test that really commits."""
    yield
    kept = [import_module(name) for name in WRITTEN_FOR_EVER]
    with connection.schema_editor() as editor:
        for papers in kept:
            papers.drop_triggers(None, editor)
    call_command("flush", interactive=False, verbosity=0, inhibit_post_migrate=True)
    with connection.schema_editor() as editor:
        for papers in kept:
            papers.add_triggers(None, editor)


@pytest.fixture
def open_page(chromium: Browser) -> Iterator[Callable[..., Page]]:
    """Open a page; what its scripts throw and what the policy refuses fail the test."""
    contexts, troubles = [], []

    def heard(page: Page, line: ConsoleMessage) -> None:
        if line.type == "error" and not is_own_status(page, line):
            troubles.append(line.text)

    def opened(
        url: str, width: str = "desktop", scheme: str = "light", scripts: bool = True
    ) -> Page:
        wide, high = WIDTHS[width]
        context = chromium.new_context(
            viewport={"width": wide, "height": high},
            color_scheme=scheme,
            reduced_motion="reduce",
            has_touch=width == "phone",
            java_script_enabled=scripts,
        )
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: troubles.append(str(error)))
        page.on("console", lambda line: heard(page, line))
        page.goto(url, wait_until="networkidle")
        return page

    yield opened
    for context in contexts:
        context.close()
    assert troubles == []


def is_own_status(page: Page, line: ConsoleMessage) -> bool:
    """Chromium's own word on a page that answers 404 or 409, as it should."""
    return line.location["url"] == page.url and line.text.startswith("Failed to load resource")
