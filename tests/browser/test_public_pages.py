"""The public site and a stay's pages, for everyone: axe-core finds nothing, nothing overflows.

Logging in and signing up are looked at with one's own space, in test_own_space.py.
"""

from datetime import timedelta
from urllib.parse import urlencode

import pytest
from django.utils import timezone
from playwright.sync_api import Page

from billing.services import book
from bookings.models import Stay
from catalogue.pricing import Party
from pcs.demo.site import build_site
from pcs.demo.texts import pictures
from tests.accounts.conftest import confirmed
from tests.cms.conftest import picture

from . import axe
from .conftest import WIDTHS
from .test_own_space import enter

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("fresh_pages"),
]


@pytest.fixture
def dates(arrival) -> str:
    three = arrival + timedelta(days=3)
    return urlencode({"arrival": arrival, "departure": three, "adults": 2})


def troubles(page: Page, address: str, status: int) -> list[str]:
    """What is wrong with a page at both widths, light and dark."""
    look(page, "desktop", "light")
    answer = page.goto(address, wait_until="networkidle")
    assert (answer.url, answer.status) == (address, status)
    found = axe.check(page) + overflow(page)
    look(page, "desktop", "dark")
    found += axe.check(page, "color-contrast")
    look(page, "phone", "dark")
    found += axe.check(page) + overflow(page)
    look(page, "phone", "light")
    found += axe.check(page, "color-contrast")
    return [f"{address}: {one}" for one in found]


def look(page: Page, width: str, scheme: str) -> None:
    wide, high = WIDTHS[width]
    page.set_viewport_size({"width": wide, "height": high})
    page.emulate_media(color_scheme=scheme)


def overflow(page: Page) -> list[str]:
    wide, window = page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
    return [] if wide <= window else [f"{wide} px in a window of {window} px"]


def check(page: Page, addresses: list[str], status: int = 200) -> None:
    assert [one for address in addresses for one in troubles(page, address, status)] == []


@pytest.fixture
def site(shop) -> None:
    """The whole site with its homes, as it is installed."""
    build_site(dict.fromkeys(pictures().values(), picture()))


def test_everyone_can_read_the_pages_of_the_site(live_server, open_page, site):
    page = open_page(f"{live_server.url}/fr/")

    check(page, [f"{live_server.url}/fr/", f"{live_server.url}/fr/help/"])
    check(page, [f"{live_server.url}/fr/nowhere/"], 404)


def test_everyone_can_read_landing_pages(live_server, open_page, site):
    owners = f"{live_server.url}/fr/proprietaires/"

    check(open_page(owners), [owners, f"{live_server.url}/fr/biarritz/"])


def test_everyone_can_search(live_server, open_page, shop, dates):
    homes = f"{live_server.url}/fr/homes/"
    page = open_page(homes)

    check(page, [f"{homes}?{dates}", f"{homes}?{dates}&bedrooms=9"])
    check(page, [f"{homes}?place=Atlantide"], 400)


def test_everyone_can_read_a_listing(live_server, open_page, shop, listing, dates, held_stay):
    address = f"{live_server.url}{listing.get_absolute_url()}"
    free = f"{live_server.url}/fr/homes/{listing.slug}-0/?{dates}"
    page = open_page(address)

    check(page, [address, free, f"{address}?{dates}"])


def test_travellers_can_book_and_pay(
    live_server, open_page, shop, traveller, other_home, dates, held_stay
):
    """The booking, the hold, the refusal of taken nights, and a hold that is over."""
    confirmed(traveller.user)
    own = f"{live_server.url}/fr/stays/"
    over = book(other_home, traveller, held_stay.arrival, held_stay.departure, Party(2)).stay
    Stay.objects.filter(pk=over.pk).update(hold_expires_at=timezone.now())
    page = open_page(f"{live_server.url}/fr/accounts/login/")
    enter(page, live_server.url, traveller.user)

    check(
        page,
        [
            f"{own}book/?home=P04-01-0&{dates}",
            f"{own}book/?home=P04-01&{dates}&children=1",  # its nights are held already
            f"{own}{held_stay.reference}/pay/",
            f"{own}{over.reference}/pay/",
        ],
    )


def test_travellers_can_look_after_their_stay(
    live_server, open_page, erased, shop, traveller, paid_stay
):
    """The list, the stay, cancelling it, and changing it with the new price."""
    confirmed(traveller.user)
    own = f"{live_server.url}/fr/stays/"
    stay = f"{own}{paid_stay.reference}/"
    longer = paid_stay.departure + timedelta(days=2)
    wish = urlencode({"arrival": paid_stay.arrival, "departure": longer, "adults": 2})
    page = open_page(f"{live_server.url}/fr/accounts/login/")
    enter(page, live_server.url, traveller.user)

    check(page, [own, stay, f"{stay}cancel/", f"{stay}change/?{wish}"])
