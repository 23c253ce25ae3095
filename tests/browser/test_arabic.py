"""The whole way of a traveller who reads from right to left, on a telephone."""

import re
from pathlib import Path

import polib
import pytest
from django.test import Client
from playwright.sync_api import Page, expect
from wagtail.models import Locale

from bookings.models import Stay
from core.models import Stamp
from locales import live
from locales.collecting import Found
from locales.models import InterfaceString, InterfaceTranslation
from tests.accounts.conftest import confirmed
from tests.conftest import PASSWORD

from . import axe
from .test_booking_in_the_browser import ACCEPTED, bank, departure, pay_by_card, pick, sandbox  # noqa: F401

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("fresh_pages"),
]
WORDS = Path(__file__).parent.parent / "locales/arabic.po"


@pytest.fixture
def arabic(db) -> Locale:
    """Arabic as editors would leave it: its row, and its words done."""
    locale = Locale.objects.create(language_code="ar")
    entries = list(polib.pofile(WORDS))
    strings = InterfaceString.objects.bulk_create(map(string, entries), ignore_conflicts=True)
    known = InterfaceString.objects.in_bulk([one.digest for one in strings], field_name="digest")
    InterfaceTranslation.objects.bulk_create(
        InterfaceTranslation(
            string=known[string(entry).digest],
            language="ar",
            forms=forms(entry),
            state=InterfaceTranslation.State.DONE,
        )
        for entry in entries
    )
    Stamp.objects.bump_languages()
    live.refresh(Stamp.objects.versions().languages)
    return locale


def string(entry: polib.POEntry) -> InterfaceString:
    context, plural = entry.msgctxt or "", entry.msgid_plural or ""
    digest = Found(context, entry.msgid, plural, ()).digest
    return InterfaceString(
        digest=digest, context=context, msgid=entry.msgid, msgid_plural=plural, area="site"
    )


def forms(entry: polib.POEntry) -> list[str]:
    return (
        [entry.msgstr_plural[index] for index in range(6)] if entry.msgid_plural else [entry.msgstr]
    )


def check(page: Page) -> None:
    """Nothing overflows, and axe-core finds nothing."""
    assert page.evaluate("document.documentElement.dir") == "rtl"
    widths = page.evaluate("[document.documentElement.scrollWidth, window.innerWidth]")
    assert widths[0] <= widths[1], page.url
    assert axe.check(page) == [], page.url


@pytest.mark.requirement("M1-W7")
def test_a_home_is_booked_in_arabic_on_a_telephone(
    arabic,
    open_page,
    live_server,
    bank,  # noqa: F811
    listing,
    traveller,
    arrival,
    departure,  # noqa: F811
):
    confirmed(traveller.user)
    page = open_page(f"{live_server.url}/ar/homes/", "phone")
    check(page)
    page.locator(".listing-card__title a").first.click()
    check(page)

    pick(page, arrival, departure)
    expect(page.locator("main .price-total strong")).to_contain_text("408.78")
    page.get_by_role("button", name="حجز هذه الليالي").click()
    page.locator("[name=login]").fill(traveller.user.email)
    page.locator("[name=password]").fill(PASSWORD)
    page.get_by_role("button", name="تسجيل الدخول", exact=True).click()
    check(page)
    page.locator("[name=agree], [name=accept], form [type=checkbox]").last.check()
    page.get_by_role("button", name="احفظوا لي هذه الليالي").click()

    check(page)
    page.get_by_role("button", name=re.compile("دفع")).first.click()
    pay_by_card(page, ACCEPTED)

    expect(page.get_by_text("تم الدفع والتأكيد")).to_be_visible()
    check(page)
    stay = traveller.stays.get()
    assert (stay.state, stay.language) == (Stay.State.CONFIRMED, "ar")


@pytest.mark.parametrize(("width", "scheme"), [("desktop", "light"), ("phone", "dark")])
def test_arabic_pages_are_usable_by_everyone(
    arabic, open_page, live_server, traveller, held_stay, width, scheme
):
    client = Client()
    client.force_login(traveller.user)
    for path in ("homes/", "accounts/login/", "nothing-here/"):
        check(open_page(f"{live_server.url}/ar/{path}", width, scheme))
    page = open_page(f"{live_server.url}/ar/", width, scheme)
    session = {"name": "sessionid", "value": client.cookies["sessionid"].value}
    page.context.add_cookies([session | {"url": live_server.url}])
    for path in ("stays/", "account/profile/", "account/privacy/"):
        page.goto(f"{live_server.url}/ar/{path}")
        check(page)


def test_arrows_and_swipes_follow_the_reading(arabic, open_page, live_server, listing, arrival):
    page = open_page(f"{live_server.url}/ar/homes/{listing.slug}/")
    page.locator("#id_arrival-shown").press("Enter")
    before = page.evaluate("document.activeElement.dataset.day")

    page.keyboard.press("ArrowLeft")

    assert page.evaluate("document.activeElement.dataset.day") > before
    boxes = [
        page.locator(".daterange__head button").nth(index).bounding_box()["x"] for index in (0, 1)
    ]
    assert boxes[0] > boxes[1]
