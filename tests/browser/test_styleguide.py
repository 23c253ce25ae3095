"""Each page layout that the team copies from, as people meet it."""

import pytest

from core.styleguide import PAGES

from .axe import check

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
]


def address(live_server, page: str) -> str:
    return f"{live_server.url}/fr/styleguide/{page}/"


@pytest.mark.parametrize("name", PAGES)
def test_a_layout_shuts_nobody_out(live_server, open_page, name):
    page = open_page(address(live_server, name))
    assert check(page) == []

    page.set_viewport_size({"width": 390, "height": 844})
    page.emulate_media(color_scheme="dark")
    assert check(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_dates_are_picked_with_the_keyboard_alone(live_server, open_page):
    page = open_page(address(live_server, "listing"))

    page.locator("#id_arrival-shown").press("Enter")
    assert check(page) == []
    page.keyboard.press("ArrowDown")  # 10 June to 17 June, whose next night is taken
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")  # 3 June
    page.keyboard.press("ArrowRight")  # 4 June is too early: two nights at least
    page.keyboard.press("Enter")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")  # 5 June

    values = page.locator("input[type=hidden]").evaluate_all("all => all.map(({value}) => value)")
    assert values == ["2027-06-03", "2027-06-05"]
    assert page.evaluate("document.activeElement.id") == "id_departure-shown"


def test_escape_leaves_the_calendar_and_returns_to_its_field(live_server, open_page):
    page = open_page(address(live_server, "listing"))

    page.locator("#id_arrival-shown").press("Enter")
    page.keyboard.press("Escape")

    assert page.evaluate("document.activeElement.id") == "id_arrival-shown"
    assert page.locator(".daterange__panel").is_hidden()


def test_photographs_are_turned_with_the_arrows(live_server, open_page):
    page = open_page(address(live_server, "listing"))

    page.locator("[data-gallery-open]").click()
    page.keyboard.press("ArrowRight")

    assert page.locator(".lightbox header").inner_text() == "2 / 6"
    assert check(page) == []


def test_a_price_line_opens_its_explanation(live_server, open_page):
    page = open_page(address(live_server, "listing"), "phone")

    page.locator(".price-line summary").first.click()

    assert page.locator(".price-line__why").first.is_visible()


def test_a_home_of_the_list_lights_its_price_on_the_map(live_server, open_page):
    page = open_page(address(live_server, "search"))

    page.locator('[data-home="1"] a').focus()

    assert "rue des Rosiers" in page.locator("[data-active].leaflet-marker-icon").get_attribute(
        "aria-label"
    )


def test_a_form_is_sent_once_and_says_that_it_is_on_its_way(live_server, open_page):
    page = open_page(address(live_server, "profile"))
    form = page.locator("main form").first
    send = "form => form.dispatchEvent(new SubmitEvent('submit', {cancelable: true}))"

    assert form.evaluate(send) is True
    assert form.locator(".button").get_attribute("aria-busy") == "true"
    assert form.evaluate(send) is False


def test_the_page_works_without_scripts(live_server, chromium):
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address(live_server, "listing"))

    assert page.locator("#id_arrival").get_attribute("type") == "date"
    assert page.locator("[data-gallery-open]").is_hidden()
    page.locator(".price-line summary").first.click()
    assert page.locator(".price-line__why").first.is_visible()
    context.close()
