"""The services, for everyone: axe-core finds nothing, filters answer in place, keys suffice."""

import pytest
from playwright.sync_api import expect

from tests.catalogue.services import make_category, make_service
from tests.cms.conftest import picture

from .test_public_pages import check

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("fresh_pages"),
]


@pytest.fixture
def services(french, settings, tmp_path) -> str:
    """A family with a picture and one without, and the address of the list."""
    settings.MEDIA_ROOT = tmp_path
    cleaning = make_category(french, "Ménage", photo=picture(), icon="sparkles")
    airport = make_category(french, "Aéroport", icon="plane")
    make_service(cleaning, "Grand ménage", "120", "from", duration=360)
    make_service(cleaning, "Vitres", audience="owner")
    make_service(airport, "Transfert", "2.20", "per_km", vip=True)
    return "/fr/services/"


def test_everyone_can_read_services(live_server, open_page, services):
    address = f"{live_server.url}{services}"
    page = open_page(address)

    check(
        page,
        [
            address,
            f"{address}?vip=on&category=menage",  # nothing found
            f"{address}transfert/?quantity=12",
            f"{address}transfert/?quantity=x",
            f"{address}vitres/",
        ],
    )
    check(page, [f"{address}?max_price=x"], 400)


def test_filters_answer_in_place_and_stay_in_the_address(live_server, open_page, services):
    page = open_page(f"{live_server.url}{services}")
    cards = page.locator(".service-card")
    expect(cards).to_have_count(3)

    page.get_by_role("radio", name="Ménage").check()
    expect(cards).to_have_count(2)
    expect(page.locator("h1")).to_have_text("Ménage")
    page.locator("#id_audience").select_option("traveller")
    expect(cards).to_have_count(1)

    assert page.url.endswith("?category=menage&audience=traveller")
    page.reload()
    expect(cards).to_have_count(1)


def test_a_price_follows_the_quantity_while_it_is_typed(live_server, open_page, services):
    page = open_page(f"{live_server.url}{services}transfert/")

    page.locator("#id_quantity").fill("12")
    expect(page.locator("#estimate")).to_contain_text("26,40")
    page.locator("#id_quantity").fill("0")
    expect(page.locator("#id_quantity_error")).to_be_visible()


def test_without_scripts_filters_and_prices_answer_too(live_server, open_page, services):
    page = open_page(f"{live_server.url}{services}", scripts=False)
    page.locator("label", has_text="Aéroport").click()
    page.locator("#filters button").click()
    page.locator(".service-card a").click()
    page.locator("#id_quantity").fill("3")
    page.locator("#price form button").click()

    expect(page.locator("#estimate")).to_contain_text("6,60")
