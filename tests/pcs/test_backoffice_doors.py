"""Every address of the back-office, asked by every group: a page, a refusal, never a fault."""

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from wagtail.admin.viewsets import viewsets

from accounts.models import User

GROUPS = ["accounting", "agency", "marketing", "moderators", "support"]
ALLOWED = {200, 302, 400, 403, 404, 405}
# One ends the session, the other fails on purpose to show what a fault looks like.
SKIPPED = ("/cms/logout/", "/cms/failwhale/")
VALUES = {"int": "1", "str": "1", "slug": "a", "uuid": "00000000-0000-0000-0000-000000000000"}


def addresses(patterns, prefix=""):
    """The address of each pattern, with a 1 for every argument."""
    for pattern in patterns:
        route = prefix + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from addresses(pattern.url_patterns, route)
        elif isinstance(pattern, URLPattern) and "(?P" not in route and "^" not in route:
            yield "/" + _filled(route)


def _filled(route: str) -> str:
    parts = []
    for part in route.split("<")[1:]:
        argument, rest = part.split(">", 1)
        parts.append(VALUES.get(argument.split(":")[0], "1") + rest)
    return route.split("<")[0] + "".join(parts)


def office_addresses() -> list[str]:
    office = [p for p in get_resolver().url_patterns if str(p.pattern) == "cms/"]
    found = set(addresses(office))
    return sorted(address for address in found if not address.startswith(SKIPPED))


def our_addresses() -> list[str]:
    """Those of our own screens."""
    every = office_addresses()  # loading the addresses registers the screens
    ours = [v for v in viewsets.viewsets if not type(v).__module__.startswith("wagtail")]
    starts = (
        "/cms/planning/",
        "/cms/validations/",
        *(f"/cms/{viewset.url_prefix}/" for viewset in ours),
    )
    return [address for address in every if address.startswith(starts)]


def member(name: str) -> User:
    user = User.objects.create_user(f"{name}@example.org", "x", name=name, is_staff=True)
    user.groups.add(Group.objects.get(name=name))
    return user


@pytest.fixture
def everything(paid_stay):
    """A stay with its home, payment, invoice and trail: every list has a row."""
    return paid_stay


def faults(user: User, asked: list[str]) -> dict[str, int]:
    client = Client(raise_request_exception=False)
    client.force_login(user)
    answers = {address: client.get(address).status_code for address in asked}
    return {address: status for address, status in answers.items() if status not in ALLOWED}


@pytest.mark.parametrize("group", [*GROUPS, "nobody"])
def test_no_screen_of_ours_fails_for_any_group(group, everything):
    is_member = group in GROUPS
    user = member(group) if is_member else User.objects.create_user("nobody@example.org", "x")
    addresses = our_addresses()

    assert len(addresses) > 80
    assert faults(user, addresses) == {}


def test_no_address_of_the_back_office_fails_for_an_administrator(everything, staff):
    addresses = office_addresses()

    assert len(addresses) > 150
    assert faults(staff, addresses) == {}


SEES = {
    "accounting": {
        "payment", "refund", "document", "journal", "vat_rate", "stay", "nightly_price", "lead",
        "mandate", "intervention", "inventory_report",
    },
    "agency": {
        "stay", "home", "nightly_price", "key_box", "key_movement", "traveller", "lead", "mandate",
        "intervention", "conversation", "inventory_report", "calendar", "request",
    },
    "marketing": {"home", "home_photo"},
    "moderators": {
        "home", "home_photo", "nightly_price", "lead", "mandate", "intervention", "conversation",
        "inventory_report", "calendar", "request", "validation",
    },
    "support": {
        "stay", "home", "outbox_entry", "audit", "traveller", "lead", "intervention",
        "conversation", "inventory_report", "calendar", "request",
    },
}  # fmt: skip
LISTS = {
    "payment": "/cms/payments/",
    "refund": "/cms/refunds/",
    "document": "/cms/invoices/",
    "journal": "/cms/journal/",
    "vat_rate": "/cms/vat-rates/",
    "stay": "/cms/stays/",
    "home": "/cms/homes/",
    "home_photo": "/cms/home-photos/",
    "nightly_price": "/cms/nightly-prices/",
    "key_box": "/cms/key-boxes/",
    "key_movement": "/cms/key-movements/",
    "traveller": "/cms/travellers/",
    "outbox_entry": "/cms/outbox_entry/",
    "audit": "/cms/audit/",
    "lead": "/cms/leads/",
    "mandate": "/cms/mandates/",
    "intervention": "/cms/interventions/",
    "conversation": "/cms/conversations/",
    "inventory_report": "/cms/inventory-reports/",
    "calendar": "/cms/calendars/",
    "request": "/cms/stay-requests/",
    "validation": "/cms/validations/",
}


@pytest.mark.parametrize("group", GROUPS)
def test_each_group_opens_its_own_lists_and_no_other(group, everything, client):
    client.force_login(member(group))
    also = {"accounting": {"home", "traveller"}, "moderators": set()}.get(group, set())

    opened = {name for name, url in LISTS.items() if client.get(url).status_code == 200}

    assert opened == SEES[group] | also


@pytest.mark.parametrize(
    ("group", "arrivals", "money", "outbox"),
    [
        ("accounting", False, True, False),
        ("agency", True, False, False),
        ("marketing", False, False, False),
        ("support", True, False, True),
    ],
)
def test_the_first_page_shows_what_the_group_works_on(
    group, arrivals, money, outbox, everything, client
):
    client.force_login(member(group))

    page = client.get("/cms/", headers={"accept-language": "en"}).content.decode()

    assert ("Arrivals and departures" in page) == arrivals
    assert ("Money to look at" in page) == money
    assert ("tried again" in page) == outbox


def test_a_chooser_shows_travellers_only_to_those_who_may_see_them(everything, client):
    client.force_login(member("marketing"))
    assert client.get("/cms/traveller_chooser/").status_code in (302, 403)
    assert client.get("/cms/traveller_chooser/results/?q=Ana").status_code in (302, 403)

    client.force_login(member("agency"))
    assert client.get("/cms/traveller_chooser/").status_code == 200
