"""An owner's photos and prices: dropped, dragged, moved by keys, drawn before they are saved."""

import base64

import pytest
from playwright.sync_api import Page, expect

from catalogue.models import Home
from core.dates import months_later
from tests.catalogue.owners.pictures import PDF, photo

from .test_own_space import enter
from .test_public_pages import check

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
DROP = """([element, files]) => {
  const data = new DataTransfer();
  for (const { name, body } of files) {
    const bytes = Uint8Array.from(atob(body), (letter) => letter.charCodeAt(0));
    data.items.add(new File([bytes], name, { type: "image/jpeg" }));
  }
  const about = { dataTransfer: data, bubbles: true, cancelable: true };
  for (const type of ["dragenter", "dragover", "drop"])
    element.dispatchEvent(new DragEvent(type, about));
}"""


@pytest.fixture
def open_file(live_server, open_page, home, settings, tmp_path):
    """Open a page of the home, a draft, as its owner."""
    settings.MEDIA_ROOT = tmp_path
    home.state = Home.State.DRAFT
    home.save()

    def opened(where: str, **options) -> Page:
        page = open_page(f"{live_server.url}/fr/accounts/login/", **options)
        enter(page, live_server.url, home.owner.user)
        page.goto(f"{live_server.url}/fr/owner/homes/{home.reference}/{where}")
        return page

    return opened


def packed(name: str, content: bytes) -> dict[str, str]:
    return {"name": name, "body": base64.b64encode(content).decode()}


def order(page: Page) -> list[str]:
    return page.locator("[data-photo]").evaluate_all("all => all.map((one) => one.dataset.photo)")


@pytest.mark.requirement("M1-O1")
def test_photos_are_dropped_then_ordered_by_drag_and_by_keys(open_file, home):
    page = open_file("photos/")
    files = [packed(f"{seed}.jpg", photo(seed=seed, size=(640, 480)).read()) for seed in (1, 2)]
    files.insert(1, packed("bail.jpg", PDF))
    page.evaluate(DROP, [page.locator("[data-drop]").element_handle(), files])

    items = page.locator("[data-photo]")
    expect(items).to_have_count(2)
    expect(page.locator('[data-uploads] [data-state="failed"]')).to_have_count(1)
    first, second = order(page)

    items.nth(1).locator("[data-grip]").drag_to(
        items.nth(0).locator("[data-grip]"), target_position={"x": 20, "y": 5}
    )
    assert order(page) == [second, first]
    page.wait_for_load_state("networkidle")
    page.locator(f'[data-photo="{first}"] [data-move="-1"]').focus()
    page.keyboard.press("Enter")
    assert order(page) == [first, second]
    page.wait_for_load_state("networkidle")

    page.locator(f"#alt-{first}").fill("Le salon")
    page.locator('button[value="save"]').last.click()
    expect(page.locator(f"#alt-{first}")).to_have_value("Le salon")
    assert order(page) == [first, second]


@pytest.mark.requirement("M1-O3")
def test_the_year_follows_the_price_while_it_is_typed(open_file, home, today):
    page = open_file("prices/")
    nights = page.locator("#year .night small")
    page.locator("#id_amount").fill("137")
    expect(nights.filter(has_text="137").first).to_be_visible()

    first = months_later(today, 1)
    page.locator("#id_season-name").fill("Salon")
    page.locator("#id_season-first_night").fill(first.isoformat())
    page.locator("#id_season-last_night").fill(first.replace(day=5).isoformat())
    page.locator("#id_season-amount").fill("301")
    expect(page.locator("#year [data-season]")).to_have_count(5)
    assert home.nightly_prices.count() == 1


def test_without_scripts_a_photo_is_sent_and_moved_too(open_file, home, tmp_path):
    for seed in (1, 2):
        (tmp_path / f"{seed}.jpg").write_bytes(photo(seed=seed, size=(640, 480)).read())
    page = open_file("photos/", scripts=False)
    page.locator("#id_files").set_input_files([tmp_path / "1.jpg", tmp_path / "2.jpg"])
    page.locator("button.no-script").click()
    first, second = order(page)
    page.locator(f'[data-photo="{second}"] [data-move="-1"]').click()

    assert order(page) == [second, first]


def test_everyone_can_read_the_file_of_a_home(live_server, open_file, home):
    page = open_file("")
    there = f"{live_server.url}/fr/owner/homes/"
    parts = (
        "",
        "facts/",
        "address/",
        "declaration/",
        "presentation/",
        "terms/",
        "prices/",
        "photos/",
    )
    check(page, [there, f"{there}new/", *(f"{there}{home.reference}/{part}" for part in parts)])
