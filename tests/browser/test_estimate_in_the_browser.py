"""An owner asks what their home could earn, on a phone, with scripts and without."""

import re
from datetime import timedelta

import pytest
from django.core.cache import caches
from playwright.sync_api import Page, expect

from billing.estimates import robots
from billing.models import Lead

from .test_public_pages import check

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("fresh_pages"),
]


@pytest.fixture(autouse=True)
def nobody_asked_yet(fresh_database, monkeypatch) -> None:
    """Limits are empty, and nobody is too fast: this browser is a program."""
    caches["default"].clear()
    monkeypatch.setattr(robots, "SOONEST", timedelta(seconds=-1))
    monkeypatch.setattr(robots, "SOONEST_BY_HAND", timedelta(seconds=-1))


def go_on(page: Page) -> None:
    page.locator("main form button.button").click()


def fill_home(page: Page) -> None:
    page.locator("#id_street").fill("12 rue des Rosiers")
    page.locator("#id_postcode").fill("75004")
    page.locator("#id_postcode").blur()
    page.locator("#id_bedrooms").select_option("2")
    page.locator("#id_capacity").select_option("4")
    page.locator("#id_surface").fill("48")


def fill_person(page: Page) -> None:
    page.locator("#id_name").fill("Élise Durand")
    page.locator("#id_email").fill("elise@example.org")
    page.locator("#id_phone").fill("06 12 34 56 78")
    page.locator("#id_privacy").check()


@pytest.mark.requirement("C-01", "A3-13", "A3-15")
def test_the_whole_form_on_a_phone(live_server, open_page):
    page = open_page(f"{live_server.url}/fr/estimate/", width="phone")
    fill_home(page)
    expect(page.locator("#id_city")).to_have_value("Paris")  # the postcode said so
    go_on(page)

    page.locator("input[name=services]").first.check()
    page.locator("#id_all_hours").check()
    expect(page.locator("input[name=hours]:checked")).to_have_count(4)
    page.locator("input[name=hours]").first.uncheck()
    expect(page.locator("#id_all_hours")).not_to_be_checked()
    go_on(page)

    with page.expect_response(lambda answer: answer.url.endswith("/contact/keep/")):
        fill_person(page)
    page.reload()
    expect(page.locator("#id_name")).to_have_value("Élise Durand")
    page.locator("#id_privacy").check()
    expect(page.locator("#id_answer")).to_be_hidden()
    expect(page.locator("#id_counter")).not_to_have_value("")
    go_on(page)

    expect(page).to_have_url(re.compile(r"/fr/estimate/study/[\w-]{32}/$"))
    kept = page.locator(".estimate-range [data-main] dd").first
    before = kept.inner_text()
    page.locator("#id_price").fill("500")
    page.locator("#id_price").blur()
    expect(kept).not_to_have_text(before)
    assert "price=500" in page.url
    after = kept.inner_text()
    page.reload()
    expect(kept).to_have_text(after)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_the_way_back_keeps_what_was_written(live_server, open_page):
    page = open_page(f"{live_server.url}/fr/estimate/", width="phone")
    fill_home(page)
    go_on(page)
    page.locator("main form a.button").click()

    expect(page.locator("#id_street")).to_have_value("12 rue des Rosiers")
    expect(page.locator("#id_bedrooms")).to_have_value("2")


def test_the_form_works_without_scripts(live_server, open_page):
    page = open_page(f"{live_server.url}/fr/estimate/", width="phone", scripts=False)
    fill_home(page)
    page.locator("#id_city").fill("Paris")
    go_on(page)
    page.locator("input[name=services]").first.check()
    page.locator("#id_all_hours").check()
    go_on(page)
    fill_person(page)
    numbers = re.findall(r"\d+", page.locator("label[for=id_answer]").inner_text())
    page.locator("#id_answer").fill(str(sum(map(int, numbers))))
    go_on(page)

    expect(page).to_have_url(re.compile(r"/fr/estimate/study/[\w-]{32}/$"))
    page.locator("#id_price").fill("500")
    page.locator(".sidebar form button.button").click()
    expect(page).to_have_url(re.compile(r"price=500"))


def test_everyone_can_read_a_study(live_server, open_page):
    address = f"{live_server.url}/fr/estimate/"
    page = open_page(address)
    check(page, [address])
    fill_home(page)
    go_on(page)
    check(page, [f"{address}wishes/"])
    page.locator("input[name=services]").first.check()
    page.locator("#id_all_hours").check()
    go_on(page)
    check(page, [f"{address}contact/"])
    fill_person(page)
    go_on(page)
    expect(page).to_have_url(re.compile("/study/"))
    check(page, [f"{live_server.url}/fr/estimate/study/{Lead.objects.get().token}/"])
