"""A stay as it is booked in a real browser: the dates, the price, the hold, the card."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from playwright.sync_api import Locator, Page, expect

from billing import gateway
from bookings.models import Stay
from tests.accounts.conftest import confirmed
from tests.conftest import PASSWORD
from tests.sandbox_server import SandboxServer, start_sandbox

from .test_own_space import enter

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("fresh_pages"),
]
ACCEPTED, CHALLENGED = "4242 4242 4242 4242", "4000 0027 6000 3184"
THREE_NIGHTS = "€408.78"


@pytest.fixture(scope="session")
def sandbox() -> Iterator[SandboxServer]:
    server = start_sandbox()
    yield server
    server.clean()


@pytest.fixture
def bank(erased, sandbox, live_server, settings) -> Iterator[str]:
    """Our site pays at the sandbox from now on, and is the shop it leads back to."""
    policy = settings.CONTENT_SECURITY_POLICY
    forms = {"form-action": ["'self'", sandbox.url]}
    settings.CONTENT_SECURITY_POLICY = policy | {"DIRECTIVES": policy["DIRECTIVES"] | forms}
    settings.STRIPE_API_BASE = sandbox.url
    settings.SITE_URL = live_server.url
    gateway.client.cache_clear()
    yield sandbox.url
    gateway.client.cache_clear()


@pytest.fixture
def departure(arrival) -> date:
    return arrival + timedelta(days=3)


@pytest.fixture
def address(live_server, listing) -> str:
    return f"{live_server.url}/en/homes/{listing.slug}/"


@pytest.fixture
def guest(traveller) -> None:
    confirmed(traveller.user)


def pick(page: Page, *days: date) -> None:
    """Choose an arrival and a departure by pointing at them."""
    page.locator("#id_arrival-shown").click()
    for day in days:
        button = page.locator(f'[data-day="{day}"]')
        while not button.is_visible():
            page.locator(".daterange__head button").last.click()
        button.click()


def total(page: Page) -> Locator:
    return page.locator("main .price-total strong")


def log_in(page: Page) -> None:
    page.get_by_label("E-mail address").fill("ana.souza@example.org")
    page.locator("[name=password]").fill(PASSWORD)
    page.get_by_role("button", name="Log in", exact=True).click()


def keep_the_nights(page: Page) -> None:
    page.get_by_label("I have read the terms").check()
    page.get_by_role("button", name="Keep these nights for me").click()


def pay_by_card(page: Page, number: str) -> None:
    card = {"number": number, "expiry": "12 / 40", "cvc": "123", "name": "Ana Souza"}
    for name, words in card.items():
        page.locator(f"[name={name}]").fill(words)
    page.locator("form .button").click()


def test_dates_are_picked_by_pointing_and_the_price_follows_without_reload(
    open_page, address, arrival, departure
):
    page = open_page(address)
    page.evaluate("window.sameDocument = true")

    pick(page, arrival, departure)
    expect(total(page)).to_have_text(THREE_NIGHTS)
    page.get_by_label("One adult more").click()
    expect(page.locator("#quote")).to_contain_text("for 3 adults and 3 nights")

    assert page.evaluate("window.sameDocument") is True
    assert f"arrival={arrival}&departure={departure}&adults=3" in page.url


@pytest.mark.requirement("X-PRI-05")
def test_dates_are_picked_by_keyboard_and_each_line_explains_itself(
    open_page, address, arrival, departure
):
    page = open_page(address)
    page.evaluate("window.sameDocument = true")

    page.locator("#id_arrival-shown").press("Enter")
    walk(page, to=arrival)
    page.keyboard.press("Enter")
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")

    expect(total(page)).to_have_text(THREE_NIGHTS)
    nights = page.locator("#quote details").first
    nights.locator("summary").press("Enter")
    expect(nights.get_by_text("3 nights at €100.00: usual price")).to_be_visible()
    assert page.evaluate("window.sameDocument") is True


def walk(page: Page, to: date) -> None:
    """Go to this day with the keys alone."""
    month = focused_day(page)
    while (month.year, month.month) < (to.year, to.month):
        page.keyboard.press("PageDown")
        month = focused_day(page)
    weeks, days = divmod((to - month).days, 7)
    for key in ["ArrowDown"] * weeks + ["ArrowRight"] * days:
        page.keyboard.press(key)
    assert focused_day(page) == to


def focused_day(page: Page) -> date:
    return date.fromisoformat(page.evaluate("document.activeElement.dataset.day"))


@pytest.mark.requirement("M1-T0", "X-CAL-06")
def test_a_visitor_books_logs_in_pays_and_has_a_contract(
    open_page, address, bank, guest, traveller, arrival, departure
):
    page = open_page(address)
    pick(page, arrival, departure)
    expect(total(page)).to_have_text(THREE_NIGHTS)
    page.get_by_role("button", name="Book these nights").click()
    log_in(page)
    keep_the_nights(page)

    expect(page.locator(".countdown time")).to_have_text(re.compile(r"1[45]:\d\d"))
    assert traveller.stays.get().is_held
    page.get_by_role("button", name=f"Pay {THREE_NIGHTS}").click()
    pay_by_card(page, ACCEPTED)

    expect(page.get_by_text("Paid and confirmed")).to_be_visible()
    assert traveller.stays.get().state == Stay.State.CONFIRMED
    link = page.get_by_role("link", name="Rental contract").get_attribute("href")
    contract = page.request.get(page.url.split("/en/")[0] + link)
    assert contract.headers["content-type"] == "application/pdf"


@pytest.mark.requirement("X-PAY-01")
def test_the_same_way_works_without_scripts(
    open_page, address, bank, guest, traveller, arrival, departure
):
    """By plain forms, up to the bank that asks whether it is you."""
    page = open_page(address, scripts=False)
    page.locator("#id_arrival").fill(f"{arrival}")
    page.locator("#id_departure").fill(f"{departure}")
    page.get_by_role("button", name="Show the price").click()
    expect(total(page)).to_have_text(THREE_NIGHTS)

    page.get_by_role("button", name="Book these nights").click()
    log_in(page)
    keep_the_nights(page)
    page.get_by_role("button", name=f"Pay {THREE_NIGHTS}").click()
    pay_by_card(page, CHALLENGED)
    page.locator("[value=approve]").click()

    expect(page.get_by_text("Paid and confirmed")).to_be_visible()
    assert traveller.stays.get().state == Stay.State.CONFIRMED


def test_a_rival_is_told_and_offered_three_other_homes(
    live_server, open_page, shop, address, guest, traveller, stranger, arrival, departure
):
    """Both read the same summary; the second to press is too late."""
    summary = f"{live_server.url}/en/stays/book/?home={shop[0].reference}"
    summary += f"&arrival={arrival}&departure={departure}&adults=2"
    confirmed(stranger.user)
    first, second = (open_page(f"{live_server.url}/en/accounts/login/") for _ in range(2))
    for page, person in ((first, traveller), (second, stranger)):
        enter(page, live_server.url, person.user)
        page.goto(summary)

    keep_the_nights(first)
    expect(first.locator(".countdown")).to_be_visible()
    keep_the_nights(second)

    expect(second.get_by_role("heading", name="These nights are taken")).to_be_visible()
    expect(second.get_by_text("Someone else has booked")).to_be_visible()
    expect(second.locator(".listing-card")).to_have_count(3)
    assert not stranger.stays.exists()
