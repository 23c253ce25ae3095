"""An inventory report on a phone: a thing touched, the network lost, two signatures drawn."""

import pytest
from django.contrib.auth.models import Permission
from playwright.sync_api import Page, expect

from accounts.models import User
from bookings.inventory.services import Answer, begin_report, save_line
from bookings.models import InventoryReport
from tests.conftest import PASSWORD

from .test_own_space import check, enter

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("erased"),
]


@pytest.fixture
def agent(db) -> User:
    user = User.objects.create_user("agent@example.org", PASSWORD, name="Fatou Diallo")
    wanted = Permission.objects.filter(codename__endswith="_inventoryreport")
    user.user_permissions.set(wanted)
    return user


@pytest.fixture
def report(paid_stay, agent) -> InventoryReport:
    return begin_report(paid_stay, "entry", agent)


@pytest.fixture
def phone(live_server, agent, open_page) -> Page:
    page = open_page(f"{live_server.url}/en/", "phone", "dark")
    enter(page, live_server.url, agent)
    return page


def at(live_server, report: InventoryReport, path: str = "") -> str:
    return f"{live_server.url}/en/inventory/{report.pk}/{path}"


def test_what_is_touched_is_saved_and_read_again(live_server, report, phone):
    phone.goto(at(live_server, report, "rooms/1/"))
    check(phone)
    first = phone.locator("[data-keep]").first

    first.get_by_text("Worn").click()

    expect(phone.locator("[data-keep]").first.get_by_text("Seen")).to_be_visible()
    phone.reload()
    expect(phone.locator("[data-keep]").first.get_by_label("Worn")).to_be_checked()
    line = report.lines.first()
    assert (line.condition, line.checked_by) == ("worn", report.begun_by)


@pytest.mark.requirement("X-DOC-04")
def test_both_sign_with_a_finger_and_the_report_is_sealed(live_server, report, agent, phone):
    for line in report.lines.all():
        save_line(line.pk, 0, Answer(line.quantity, line.condition), agent)
    phone.goto(at(live_server, report))
    check(phone)

    for button in ("Sign for PCS", "Let the traveller sign"):
        phone.get_by_text(button).click()
        phone.wait_for_selector("[data-signature][data-awake]")
        check(phone)
        draw(phone)
        phone.get_by_text("Sign this report").click()
    phone.get_by_text("Seal and send to both").click()

    expect(phone.get_by_text("nothing in it changes any more")).to_be_visible()
    check(phone)
    report.refresh_from_db()
    assert report.is_sealed
    assert [len(one.strokes) for one in report.signatures.all()] == [1, 1]


def draw(page: Page) -> None:
    canvas = page.locator("canvas")
    canvas.scroll_into_view_if_needed()
    box = canvas.bounding_box()
    page.mouse.move(box["x"] + 30, box["y"] + 60)
    page.mouse.down()
    for step in range(12):
        page.mouse.move(box["x"] + 30 + step * 15, box["y"] + (40 if step % 2 else 90))
    page.mouse.up()
