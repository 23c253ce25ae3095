"""The form of annexe 3: every field is needed, nothing is lost on the way."""

import pytest
from django.utils.translation import override

from billing.models import Lead
from core.models import OutboxEntry

from .conftest import CONTACT, HOME, PERSON, START, WANTED, WISHES, challenge, fill, person

ROWS = [
    pytest.param(row, step, field, id=f"{row}-{field}", marks=pytest.mark.requirement(row))
    for row, step, field in (
        ("A3-01", WISHES, "services"),
        ("A3-02", START, "street"),
        ("A3-02", START, "postcode"),
        ("A3-02", START, "city"),
        ("A3-03", START, "country"),
        ("A3-04", START, "kind"),
        ("A3-05", START, "rental_kind"),
        ("A3-06", START, "bedrooms"),
        ("A3-07", START, "capacity"),
        ("A3-08", START, "surface"),
        ("A3-09", CONTACT, "name"),
        ("A3-10", CONTACT, "email"),
        ("A3-11", CONTACT, "phone"),
        ("A3-12", WISHES, "hours"),
        ("A3-14", CONTACT, "privacy"),
    )
]
FILLED = {START: HOME, WISHES: WANTED, CONTACT: None}


@pytest.mark.parametrize(("row", "step", "field"), ROWS)
def test_a_missing_field_is_refused_beside_it(client, row, step, field):
    fill(client)
    data = dict(FILLED[step] or person())
    del data[field]

    answer = client.post(step, data)

    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == [field]
    assert f'id="id_{field}_error"' in answer.content.decode()
    assert not Lead.objects.exists()


@pytest.mark.requirement("A3-01", "A3-12")
def test_every_choice_of_the_annexe_is_there(client):
    client.post(START, HOME)
    with override("en"):
        page = client.get("/en/estimate/wishes/").content.decode()

    for words in ("Management from A to Z", "Yield management", "Other"):
        assert words in page
    for words in ("Before 12:00", "Between 12:00 and 14:00", "Between 14:00 and 18:00"):
        assert words in page
    assert "After 18:00" in page and "Select all" in page


@pytest.mark.requirement("A3-12")
def test_select_all_stands_for_every_hour_without_scripts(client):
    client.post(START, HOME)
    client.post(WISHES, {"services": "yield", "all_hours": "on"})
    client.post(CONTACT, person())

    assert Lead.objects.get().hours == list(Lead.Hours.values)


@pytest.mark.requirement("C-01", "A3-15")
def test_a_filled_form_makes_a_lead_with_its_study(client):
    fill(client)

    answer = client.post(CONTACT, person(), follow=True)

    lead = Lead.objects.get()
    assert answer.redirect_chain == [(f"/fr/estimate/study/{lead.token}/", 302)]
    assert answer.status_code == 200
    assert (lead.services, lead.hours) == (["full"], ["before_12", "14_18"])
    assert (lead.street, lead.city, lead.bedrooms) == ("12 rue des Rosiers", "Paris", 2)
    assert str(lead.phone) == "+33612345678"
    assert lead.zone.slug == "paris-04" and lead.study["median"]["net"]
    assert lead.privacy_version and lead.privacy_accepted_at
    assert OutboxEntry.objects.filter(kind="billing.study", key=str(lead.pk)).exists()


@pytest.mark.requirement("A3-14")
def test_the_privacy_statement_can_be_read_before_it_is_accepted(client):
    fill(client)

    assert 'href="/fr/privacy/"' in client.get(CONTACT).content.decode()


def test_what_was_written_is_there_again(client):
    client.post(START, HOME | {"surface": "many"})
    page = client.get(START).content.decode()

    assert 'value="12 rue des Rosiers"' in page and 'value="many"' in page


def test_what_is_being_written_outlives_a_reload(client):
    fill(client)
    answer = client.post(f"{CONTACT}keep/", {"name": "Élise", "privacy": "on", "website": "x"})

    assert answer.status_code == 204
    form = client.get(CONTACT).context["form"]
    assert form["name"].value() == "Élise"
    assert not form["privacy"].value()


def test_no_step_is_skipped(client):
    assert client.get(CONTACT).headers["Location"] == START
    client.post(START, HOME)
    assert client.get(CONTACT).headers["Location"] == WISHES
    assert client.post(CONTACT, person()).headers["Location"] == WISHES
    assert client.get("/fr/estimate/other/").status_code == 404


def test_the_form_is_in_no_cache(client):
    fill(client)
    for page in (START, WISHES, CONTACT):
        assert "no-store" in client.get(page).headers["Cache-Control"]


def test_one_who_is_logged_in_need_not_say_who_they_are(client, traveller):
    client.force_login(traveller.user)
    fill(client)

    assert client.get(CONTACT).context["form"]["email"].value() == traveller.user.email


def test_a_finished_form_is_forgotten(client):
    fill(client)
    client.post(CONTACT, person())

    assert client.get(CONTACT).headers["Location"] == START


def test_sending_twice_asks_once(client):
    data = person()
    fill(client)
    client.post(CONTACT, data)
    fill(client)
    answer = client.post(CONTACT, data)

    assert Lead.objects.count() == 1
    assert Lead.objects.get().token in answer.headers["Location"]


@pytest.mark.parametrize(
    ("city", "postcode"), [("Paris 4e", "75004"), ("paris 1er", "75001"), ("Biarritz", "64200")]
)
def test_a_town_may_say_its_postcode(client, city, postcode):
    fill(client, {"city": city, "postcode": ""})
    client.post(CONTACT, person())

    assert Lead.objects.get().postcode == postcode


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("surface", "0"),
        ("surface", "99999999999999999999"),
        ("surface", "1e9"),
        ("surface", "48.5"),
        ("bedrooms", "-1"),
        ("bedrooms", "99"),
        ("capacity", "31"),
        ("capacity", "quatre"),
        ("postcode", "7500"),
        ("postcode", "75004; DROP"),
        ("city", "Lyon"),  # 75004 is in Paris
        ("country", "XX"),
        ("kind", "castle"),
        ("rental_kind", "x"),
        ("street", "x" * 121),
        ("street", "\x00"),
        ("street", "www.prizes.example"),
    ],
)
def test_a_home_that_cannot_be_is_refused(client, field, value):
    answer = client.post(START, HOME | {field: value})

    assert answer.status_code == 422
    assert answer.context["form"].errors


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("phone", "12"),
        ("phone", "téléphone"),
        ("phone", "+999123456789"),
        ("email", "elise"),
        ("email", "a@b.example\nBcc: all@example.org"),
        ("name", "x" * 121),
        ("name", "\x00"),
        ("name", "Win at https://prizes.example/now"),
        ("name", "Visit prizes.top today"),
    ],
)
def test_a_person_that_cannot_be_is_refused(client, field, value):
    fill(client)
    answer = client.post(CONTACT, person(**{field: value}))

    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == [field]


def test_emojis_and_lines_do_no_harm(client):
    fill(client, {"street": "12 rue 🏠\nBcc: x"})
    client.post(CONTACT, person(name="Élise 🥐"))

    lead = Lead.objects.get()
    assert (lead.street, lead.name) == ("12 rue 🏠 Bcc: x", "Élise 🥐")


def test_a_home_abroad_needs_no_postcode_and_gets_no_figures(client):
    fill(client, {"country": "IE", "city": "Galway", "postcode": ""})
    answer = client.post(CONTACT, person(phone="+353 91 123456"), follow=True)

    lead = Lead.objects.get()
    assert (lead.zone, lead.study) == (None, {})
    assert "€" not in answer.content.decode().split("<main")[1].split("<footer")[0]


@pytest.mark.parametrize("kept", [{"home": {"street": "x"}}, {"home": {}}])
def test_a_session_of_before_does_no_harm(client, kept):
    session = client.session
    session["estimate"] = kept
    session.save()

    assert client.get(START).status_code == 200
    assert client.get(CONTACT).status_code == 302


@pytest.mark.requirement("A3-13")
def test_a_few_estimates_an_hour_are_enough(client):
    for number in range(6):
        fill(client)
        assert client.post(CONTACT, person(email=f"{number}@example.org")).status_code == 302
    fill(client)

    assert client.post(CONTACT, person(email="7@example.org")).status_code == 429
    assert Lead.objects.count() == 6


def test_nobody_s_mailbox_is_filled_by_somebody_else(client):
    for _time in range(3):
        fill(client)
        assert client.post(CONTACT, person()).status_code == 302
    fill(client)

    assert client.post(CONTACT, person(email=PERSON["email"].upper())).status_code == 429


def test_a_page_left_open_can_be_sent_again(client):
    fill(client)
    old = challenge(minutes=60 * 25)
    answer = client.post(CONTACT, person(challenge=old))

    assert answer.status_code == 422
    assert answer.context["form"]["challenge"].value() != old
    assert answer.context["form"]["name"].value() == "Élise Durand"
