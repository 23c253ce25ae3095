"""The guidebook of a stay: for its traveller alone, its secrets only when they come."""

import json
from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.utils import timezone
from wagtail.models import Locale

from accounts.models import User
from bookings.models import Stay
from bookings.rules import access_shown
from catalogue.models import Guidebook, HomeAccess
from core.models import AuditEntry

pytestmark = pytest.mark.requirement("X-GST-01")
SECRETS = ("4B217", "881", "Rosiers12", "pain-au-chocolat")


@pytest.fixture
def book(home, french) -> Guidebook:
    sections = [
        {"type": "arrival", "value": "<p>Au fond de la cour, <b>deuxième</b> étage.</p>"},
        {"type": "emergency", "value": "<p>Appelez le 112.</p>"},
        {"type": "other", "value": {"title": "Le chat", "text": "<p>Il est aux voisins.</p>"}},
    ]
    return Guidebook.objects.create(home=home, locale=french, sections=json.dumps(sections))


@pytest.fixture
def access(home) -> HomeAccess:
    names = ("street_code", "door_code", "wifi_network", "wifi_password")
    return HomeAccess.objects.create(home=home, **dict(zip(names, SECRETS, strict=True)))


@pytest.fixture
def stay(paid_stay, book, access) -> Stay:
    return paid_stay


def arriving(stay: Stay, days: int) -> Stay:
    """The same stay, arriving in some days from today."""
    first = timezone.localdate() + timedelta(days=days)
    Stay.objects.filter(pk=stay.pk).update(arrival=first, departure=first + timedelta(days=3))
    return stay


def page(client, stay: Stay, language: str = "fr"):
    return client.get(f"/{language}/stays/guidebook/{stay.reference}/")


@pytest.mark.parametrize(
    ("days_to_arrival", "told"),
    [
        (8, False),
        (7, True),
        (0, True),
        (-3, True),  # the morning of departure
        (-4, False),
    ],
)
def test_codes_are_told_from_a_week_before_arrival_to_departure(
    client, stay, days_to_arrival, told
):
    arriving(stay, days_to_arrival)
    client.force_login(stay.traveller.user)

    html = page(client, stay).content.decode()
    api = client.get(f"/api/v1/stays/{stay.reference}/guidebook").json()

    assert all((secret in html) == told for secret in SECRETS)
    assert (api["access"] is not None) == told
    assert not told or list(api["access"].values()) == list(SECRETS)
    assert "deuxième" in html and "Le chat" in html


def test_the_delay_is_a_setting(client, stay, settings):
    settings.ACCESS_DAYS_BEFORE = 1
    arriving(stay, 2)
    client.force_login(stay.traveller.user)

    assert SECRETS[0] not in page(client, stay).content.decode()


def test_the_delay_reads_aloud():
    first = timezone.localdate()
    last = first + timedelta(days=2)

    assert access_shown(first, last, first - timedelta(days=7), days=7)
    assert not access_shown(first, last, last + timedelta(days=1), days=7)


@pytest.mark.parametrize("address", ["/fr/stays/guidebook/{}/", "/api/v1/stays/{}/guidebook"])
def test_a_stranger_finds_nothing(client, stay, stranger, staff, address):
    arriving(stay, 1)
    for someone in (stranger.user, staff):
        client.force_login(someone)
        answer = client.get(address.format(stay.reference))
        assert answer.status_code == 404
        assert SECRETS[0] not in answer.content.decode()


def test_nobody_reads_it_without_logging_in(client, stay):
    assert "/login/" in page(client, stay).headers["Location"]
    assert client.get(f"/api/v1/stays/{stay.reference}/guidebook").status_code == 401


@pytest.mark.parametrize("state", [Stay.State.HOLD, Stay.State.CANCELLED, Stay.State.EXPIRED])
def test_only_a_confirmed_stay_has_one(client, stay, state):
    arriving(stay, 1)
    Stay.objects.filter(pk=stay.pk).update(state=state)
    client.force_login(stay.traveller.user)

    assert page(client, stay).status_code == 404
    assert client.get(f"/api/v1/stays/{stay.reference}/guidebook").status_code == 404


def test_it_is_read_in_the_reader_s_language_or_the_source_s_marked_so(client, stay, book):
    client.force_login(stay.traveller.user)
    english = Locale.objects.get_or_create(language_code="en")[0]
    before = page(client, stay, "en").content.decode()
    assert 'class="prose" lang="fr"' in before and "Arrival and access" in before

    translation = book.copy_for_translation(english)
    translation.sections = json.dumps([{"type": "arrival", "value": "<p>Across the yard.</p>"}])
    translation.save()
    after = page(client, stay, "en").content.decode()
    assert "Across the yard." in after and 'lang="fr">' not in after.split("guidebook__section")[1]
    api = client.get(
        f"/api/v1/stays/{stay.reference}/guidebook", headers={"accept-language": "en"}
    ).json()
    assert (api["language"], api["sections"][0]["title"]) == ("en", "Arrival and access")


def test_a_browser_and_what_lies_between_keep_no_copy(client, stay):
    client.force_login(stay.traveller.user)

    assert "no-store" in page(client, stay).headers["Cache-Control"]


def test_the_stay_s_page_leads_to_it(client, stay, book):
    client.force_login(stay.traveller.user)
    link = f"/fr/stays/guidebook/{stay.reference}/"

    address = f"/fr/stays/{stay.reference}/"

    assert link in client.get(address).content.decode()
    book.delete()
    assert link not in client.get(address).content.decode()
    assert page(client, stay).status_code == 404


@pytest.fixture
def office(client, staff):
    client.force_login(staff)
    return client


ADD = "/cms/snippets/catalogue/guidebook/add/"
SECTION = {
    "sections-count": 1,
    "sections-0-deleted": "",
    "sections-0-order": 0,
    "sections-0-type": "arrival",
    "sections-0-id": "",
    "sections-0-value": json.dumps(
        {
            "entityMap": {},
            "blocks": [
                {
                    "key": "a",
                    "text": "Au fond de la cour.",
                    "type": "unstyled",
                    "depth": 0,
                    "inlineStyleRanges": [],
                    "entityRanges": [],
                }
            ],
        }
    ),
}


def test_staff_write_a_guidebook(office, home, french):
    office.post(ADD, {"home": home.pk, **SECTION})

    assert "Au fond de la cour." in Guidebook.objects.get().shown()[0].html


def test_a_home_has_one_guidebook(office, book):
    answer = office.post(ADD, {"home": book.home_id, **SECTION})

    assert list(answer.context["form"].errors) == ["home"]


def test_a_guidebook_is_written_in_the_source_language_first(office, home, french):
    Locale.objects.get_or_create(language_code="en")
    answer = office.post(f"{ADD}?locale=en", {"home": home.pk, **SECTION})

    assert list(answer.context["form"].errors) == ["home"]


def test_codes_are_written_by_staff_and_never_copied(office, home):
    office.post("/cms/home-access/new/", {"home": home.pk, "door_code": SECRETS[0]})
    access = HomeAccess.objects.get()
    office.post(f"/cms/home-access/edit/{access.pk}/", {"home": home.pk, "door_code": SECRETS[1]})

    assert HomeAccess.objects.get().door_code == SECRETS[1]
    trail = str(list(AuditEntry.objects.values_list("details", flat=True)))
    assert "door_code" in trail
    assert not any(secret in trail for secret in SECRETS)
    listed = office.get("/cms/home-access/").content.decode()
    assert not any(secret in listed for secret in SECRETS)


def test_marketing_sees_no_codes(client, access):
    user = User.objects.create_user("mara@example.org", "x", is_staff=True)
    user.groups.add(Group.objects.get(name="marketing"))
    client.force_login(user)

    assert client.get("/cms/home-access/").status_code in (302, 403)
    assert client.get(f"/cms/home-access/edit/{access.pk}/").status_code in (302, 403)
