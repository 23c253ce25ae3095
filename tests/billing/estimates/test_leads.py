"""Leads in the back-office: called, noted, won, forgotten."""

from datetime import timedelta
from decimal import Decimal

import pytest
import time_machine
from allauth.account.models import EmailAddress
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import Owner, User
from accounts.services import anonymise
from billing.estimates.retention import forget_leads
from billing.estimates.services import CannotConvert, convert
from billing.models import Lead
from catalogue.models import Home
from core import outbox
from core.models import OutboxEntry
from core.money import format_money
from notifications.models import LocalMail
from tests.conftest import make_traveller


@pytest.fixture
def office(staff) -> Client:
    client = Client()
    client.force_login(staff)
    return client


def invitations() -> list[LocalMail]:
    for entry in OutboxEntry.objects.filter(key__startswith="billing/invitation"):
        outbox.deliver(entry.pk)
    return list(LocalMail.objects.all())


def test_a_lead_is_found_read_and_exported(office, lead):
    listed = office.get(reverse("lead:index")).content.decode()
    page = office.get(reverse("lead:inspect", args=[lead.pk])).content.decode()
    sheet = office.get(f"{reverse('lead:index')}?export=csv")

    assert "Élise Durand" in listed
    assert reverse("lead:inspect", args=[lead.pk]) in listed
    assert "12 rue des Rosiers" in page
    assert format_money(Decimal(lead.study["median"]["net"])) in page
    assert "elise@example.org" in b"".join(sheet.streaming_content).decode()


def test_no_formula_gets_into_a_spreadsheet(office, ask_for):
    ask_for(name="=HYPERLINK(1)", street="@SUM(1)", city="+33")
    sheet = office.get(f"{reverse('lead:index')}?export=csv")
    line = b"".join(sheet.streaming_content).decode().splitlines()[1]

    assert "'=HYPERLINK(1)" in line and "'@SUM(1)" in line and "'+33," in line


def test_a_lead_is_assigned_and_followed_up(office, staff, lead):
    tomorrow = timezone.localdate() + timedelta(days=1)
    data = {"state": "contacted", "follow_up": tomorrow.isoformat(), "assigned_to": staff.pk}
    office.post(reverse("lead:edit", args=[lead.pk]), data)

    lead.refresh_from_db()
    assert (lead.state, lead.follow_up, lead.assigned_to) == ("contacted", tomorrow, staff)


def test_whoever_is_to_be_called_stands_on_the_first_page(office, lead, ask_for):
    ask_for(name="Paul Later", email="paul@example.org")
    Lead.objects.filter(pk=lead.pk).update(follow_up=timezone.localdate(), state="contacted")
    page = office.get("/cms/").content.decode()

    assert reverse("lead:inspect", args=[lead.pk]) in page
    assert list(Lead.objects.overdue(timezone.localdate())) == [lead]


def test_what_is_said_is_noted(office, lead):
    office.post(reverse("lead:note", args=[lead.pk]), {"text": "Rappeler <b>mardi</b>"})
    office.post(reverse("lead:note", args=[lead.pk]), {"text": ""})

    page = office.get(reverse("lead:inspect", args=[lead.pk])).content.decode()
    lead.refresh_from_db()
    assert lead.notes.count() == 1 and lead.state == Lead.State.CONTACTED
    assert "Rappeler &lt;b&gt;mardi&lt;/b&gt;" in page


@pytest.mark.parametrize("name", ["convert", "note"])
def test_a_stranger_does_nothing_to_a_lead(client, lead, name, stranger):
    client.force_login(stranger.user)
    answer = client.post(reverse(f"lead:{name}", args=[lead.pk]), {"text": "x"})

    assert answer.status_code in (302, 403)
    lead.refresh_from_db()
    assert lead.owner is None and not lead.notes.exists()


def test_one_click_makes_an_owner_with_a_draft_of_the_home(office, lead, agency):
    office.post(reverse("lead:convert", args=[lead.pk]))

    lead.refresh_from_db()
    home = lead.home
    user = User.objects.get(email="elise@example.org")
    assert (lead.state, lead.owner, home.owner) == ("won", user.owner, user.owner)
    assert (user.name, str(user.phone), user.language) == ("Élise Durand", "+33612345678", "fr")
    assert home.state == Home.State.DRAFT and home.reference and home.agency == agency
    assert (home.street, home.postcode, home.commune.name) == (
        "12 rue des Rosiers",
        "75004",
        "Paris",
    )
    assert (home.kind, home.bedrooms, home.capacity, home.surface) == ("apartment", 2, 4, 48)
    assert home.reference in office.get(reverse("lead:inspect", args=[lead.pk])).content.decode()


def test_a_second_click_does_nothing_again(office, lead, agency):
    for _time in range(2):
        office.post(reverse("lead:convert", args=[lead.pk]))

    assert (User.objects.filter(email="elise@example.org").count(), Home.objects.count()) == (1, 1)
    assert len(invitations()) == 1


def test_the_invitation_lets_them_choose_a_password(lead, agency, staff):
    convert(lead, staff)
    mail = invitations()[0]
    user = User.objects.get(email="elise@example.org")
    assert not user.has_usable_password() and "12 rue des Rosiers" in mail.text
    link = next(word for word in mail.text.split() if "/account/invited/" in word)

    person = Client()
    opened = person.get(link.partition("localhost:8000")[2], follow=True)
    password = "une phrase assez longue"
    done = person.post(opened.request["PATH_INFO"], {"password1": password, "password2": password})

    assert done.status_code == 302
    user.refresh_from_db()
    assert user.check_password(password)
    assert EmailAddress.objects.get(user=user).verified
    again = Client().get(link.partition("localhost:8000")[2], follow=True)
    assert "password1" not in again.content.decode()  # it serves once


def test_someone_with_an_account_keeps_it(lead, agency, staff):
    known = make_traveller("Elise Known").user
    Lead.objects.filter(pk=lead.pk).update(email=known.email.upper())
    lead.refresh_from_db()

    convert(lead, staff)

    assert Owner.objects.get().user == known
    assert "/account/invited/" not in invitations()[0].text
    assert not EmailAddress.objects.filter(user=known).exists()


def test_a_closed_account_is_not_opened_again(office, lead, agency, staff):
    User.objects.create_user("elise@example.org", is_active=False)

    with pytest.raises(CannotConvert):
        convert(lead, staff)
    assert office.post(reverse("lead:convert", args=[lead.pk])).status_code == 302
    assert not Owner.objects.exists()


def test_a_town_we_do_not_know_waits_for_its_home(office, ask_for, agency, paris):
    lead = ask_for(city="Montreuil", postcode="93100")
    office.post(reverse("lead:convert", args=[lead.pk]))
    lead.refresh_from_db()
    assert lead.owner and lead.home is None

    paris.pk, paris.insee, paris.name, paris.slug = None, "93048", "Montreuil", "montreuil"
    paris.save()
    office.post(reverse("lead:convert", args=[lead.pk]))

    lead.refresh_from_db()
    assert lead.home and lead.home.commune.name == "Montreuil"
    assert len(invitations()) == 1


@pytest.mark.parametrize(("days", "kept"), [(364, True), (366, False)])
def test_a_lead_that_nobody_follows_up_is_forgotten_after_a_year(lead, days, kept):
    with time_machine.travel(timezone.now() + timedelta(days=days)):
        forget_leads()

    assert Lead.objects.filter(pk=lead.pk).exists() is kept


def test_a_note_keeps_a_lead_for_another_year(office, lead):
    with time_machine.travel(timezone.now() + timedelta(days=200)):
        client = Client()
        client.force_login(User.objects.get(email="staff@example.org"))
        client.post(reverse("lead:note", args=[lead.pk]), {"text": "Rappelé"})
    with time_machine.travel(timezone.now() + timedelta(days=400)):
        forget_leads()

    assert Lead.objects.exists()


def test_who_leaves_takes_their_leads_along(lead, traveller):
    Lead.objects.filter(pk=lead.pk).update(email=traveller.user.email.upper())

    anonymise(traveller.user)

    assert not Lead.objects.exists()


def test_the_market_is_kept_in_the_back_office(office):
    for name in ("market_zone", "market_rate", "season_index", "kind_ratio", "study_terms"):
        assert office.get(reverse(f"{name}:index")).status_code == 200
        assert office.get(reverse(f"{name}:add")).status_code == 200


def test_a_market_row_that_contradicts_itself_is_refused(office):
    from catalogue.models import MarketRate, MarketZone

    zone = MarketZone.objects.get(slug="nice")
    data = {
        "zone": zone.pk, "bedrooms": 2, "rental_kind": "entire_home",
        "price_low": 200, "price_median": 100, "price_high": 300,
        "occupancy_low": 20, "occupancy_mean": 30, "occupancy_high": 40,
        "listings": 5, "as_of": "2026-06-01", "source": "PCS", "note": "",
        "derived": "on", "ratio": "",
    }  # fmt: skip
    before = MarketRate.objects.count()
    answer = office.post(reverse("market_rate:add"), data)

    assert answer.status_code == 200 and MarketRate.objects.count() == before
    office.post(reverse("market_rate:add"), data | {"price_low": 90, "derived": ""})
    assert MarketRate.objects.count() == before + 1
