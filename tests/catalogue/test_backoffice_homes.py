from datetime import time, timedelta
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db.models.fields.files import FieldFile
from django.utils.translation import gettext
from wagtail.images.tests.utils import get_test_image_file

from catalogue.compliance import lacks
from catalogue.models import (
    CancellationPolicy,
    Home,
    HomePhoto,
    KeyBox,
    KeyMovement,
    NightlyPrice,
    Photo,
)
from catalogue.services import (
    CannotChangeState,
    KeysElsewhere,
    move_keys,
    publish_home,
    suspend_home,
)
from core.models import AuditEntry, Stamp
from tests.mandates import give_mandate


@pytest.fixture
def photo(db, settings, tmp_path) -> Photo:
    settings.MEDIA_ROOT = tmp_path
    return Photo.objects.create(title="Salon", file=get_test_image_file())


@pytest.fixture
def ready(home, photo) -> Home:
    """A home with everything it needs, kept back as a draft."""
    HomePhoto.objects.create(home=home, photo=photo)
    home.state, home.registration_number = Home.State.DRAFT, "7510412345678"
    home.residence_proof, home.energy_class = "residence/proof.pdf", "C"
    home.save()
    give_mandate(home)
    return home


@pytest.fixture
def office(client, staff):
    client.force_login(staff)
    return client


def filled(page) -> dict:
    """What a browser would send back of a form that nobody touched."""
    form = page.context["form"]
    values = {name: form.initial.get(name) for name in form.fields}
    files = {name for name, value in values.items() if isinstance(value, FieldFile)}
    return {
        name: value
        for name, value in values.items()
        if value not in (None, []) and name not in files
    }


def test_a_complete_home_is_published_and_the_trail_says_by_whom(ready, staff):
    assert publish_home(ready, staff).state == Home.State.PUBLISHED
    assert AuditEntry.objects.get(verb="published").actor == staff


def test_a_home_that_lacks_everything_is_told_every_reason(ready):
    ready.registration_number = " "
    ready.save()
    ready.listings.update(live=False)
    ready.home_photos.all().delete()
    ready.nightly_prices.all().delete()

    with pytest.raises(CannotChangeState) as refused:
        publish_home(ready, None)

    assert refused.value.lacks == [
        lacks.NO_REGISTRATION,
        lacks.NO_PHOTO,
        lacks.NO_PRICE,
        lacks.NO_LISTING,
    ]


def test_only_a_published_home_is_suspended(ready):
    with pytest.raises(CannotChangeState):
        suspend_home(ready, None)
    publish_home(ready, None)
    assert suspend_home(ready, None).state == Home.State.SUSPENDED


def test_staff_read_why_a_home_is_not_shown_and_submit_it(ready, office):
    ready.home_photos.all().delete()
    address = f"/cms/homes/state/{ready.pk}/"

    assert gettext("It has no photo.") in office.get(address).content.decode()
    office.post(address)
    ready.refresh_from_db()
    assert ready.state == Home.State.REVIEW


def test_a_proof_that_staff_send_is_a_paper_under_a_name_of_ours(ready, office, settings, tmp_path):
    options = {"location": tmp_path, "base_url": None}
    backend = {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": options}
    settings.STORAGES = settings.STORAGES | {"private": backend}
    edit = f"/cms/homes/edit/{ready.pk}/"
    values = filled(office.get(edit))

    page = SimpleUploadedFile("dupont.html", b"<script>alert(1)</script>", "application/pdf")
    refused = office.post(edit, values | {"residence_proof": page})
    assert "residence_proof" in refused.context["form"].errors

    content = get_test_image_file("dupont.png").file.getvalue()
    paper = SimpleUploadedFile("dupont-impots.svg", content, "image/svg+xml")
    assert office.post(edit, values | {"residence_proof": paper}).status_code == 302
    ready.refresh_from_db()
    assert "dupont" not in ready.residence_proof.name
    assert ready.residence_proof.name.endswith(".png")


def test_publishing_makes_public_pages_fresh(ready, staff):
    before = Stamp.objects.version()
    publish_home(ready, staff)
    assert Stamp.objects.version() > before


def test_a_checked_fact_that_staff_change_is_looked_at_again(ready, staff, office):
    publish_home(ready, staff)
    address = f"/cms/homes/edit/{ready.pk}/"
    office.post(address, filled(office.get(address)) | {"street": "14 rue des Rosiers"})

    ready.refresh_from_db()
    assert ready.street == "14 rue des Rosiers"
    assert ready.validations.get().facts == ["street"]


def test_a_price_is_superseded_never_edited(home, office, today):
    old = home.nightly_prices.get()
    assert office.get(f"/cms/nightly-prices/edit/{old.pk}/").status_code in (302, 403)

    data = filled(office.get(f"/cms/nightly-prices/new/?from={old.pk}"))
    data |= {"home": home.pk, "amount": "130.00", "valid_from": today.isoformat()}
    office.post("/cms/nightly-prices/new/", data)

    assert NightlyPrice.objects.filter(home=home).count() == 2
    assert home.nightly_prices.latest("id").amount == Decimal("130.00")
    assert home.nightly_prices.earliest("id").amount == old.amount


def test_a_price_can_not_be_published_in_the_past(home, office, today):
    data = {
        "home": home.pk,
        "starts_on": today.isoformat(),
        "amount": "130",
        "valid_from": (today - timedelta(days=1)).isoformat(),
    }
    page = office.post("/cms/nightly-prices/new/", data)

    assert page.context["form"].errors.keys() == {"valid_from"}
    assert home.nightly_prices.count() == 1


@pytest.mark.parametrize(
    "steps", ["trente 100", "30 101", "30 100\n30 50", "30", "-1 50", "9" * 30]
)
def test_steps_that_make_no_sense_are_refused_beside_the_field(steps, office, db, today):
    data = {"kind": "strict", "valid_from": today.isoformat(), "steps": steps}
    page = office.post("/cms/cancellation-policies/new/", data)
    assert "steps" in page.context["form"].errors


def test_a_policy_is_written_with_its_steps(office, db, today):
    data = {"kind": "strict", "valid_from": today.isoformat(), "steps": "60 100\n14: 50 %"}
    office.post("/cms/cancellation-policies/new/", data)

    policy = CancellationPolicy.objects.get(kind="strict", valid_from=today)
    assert list(policy.steps.values_list("days_before", "percent")) == [(60, 100), (14, 50)]


def test_keys_leave_their_box_once_until_they_are_back(agency, home, staff):
    box = KeyBox.objects.create(agency=agency, number=1, home=home)
    move_keys(box, KeyMovement.Direction.OUT, "Odile Martin", staff)

    with pytest.raises(KeysElsewhere):
        move_keys(box, KeyMovement.Direction.OUT, "Max Fremd", staff)
    assert move_keys(box, KeyMovement.Direction.IN, "Odile Martin", staff).recorded_by == staff


def test_staff_read_who_has_the_keys(agency, home, office):
    box = KeyBox.objects.create(agency=agency, number=1, home=home)
    move_keys(box, KeyMovement.Direction.OUT, "Odile Martin", None)

    data = {"key_box": box.pk, "direction": "out", "holder": "Max"}
    page = office.post("/cms/key-movements/new/", data)

    assert "Odile Martin" in page.context["form"].errors["direction"][0]
    assert KeyMovement.objects.count() == 1


def test_photos_are_put_in_order(home, photo, office):
    first, second, third = (HomePhoto.objects.create(home=home, photo=photo) for _ in range(3))

    office.post(f"/cms/home-photos/reorder/{third.pk}/?position=0")

    assert list(home.home_photos.values_list("pk", flat=True)) == [third.pk, first.pk, second.pk]


def test_a_new_photo_comes_last(home, photo, office):
    HomePhoto.objects.create(home=home, photo=photo, sort_order=7)
    office.post("/cms/home-photos/new/", {"home": home.pk, "photo": photo.pk})
    assert home.home_photos.last().sort_order == 8


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("arrival_days", "8"),
        ("arrival_days", "11"),
        ("time_zone", "Mars/Olympus"),
        ("latitude", "91"),
        ("capacity", "0"),
        ("capacity", str(2**63)),
        ("max_nights", "0"),
        ("registration_number", ""),
    ],
)
def test_a_home_s_form_refuses_nonsense_beside_the_field(field, value, home, office):
    home.registration_number = "7510412345678"
    home.save()
    data = filled(office.get(f"/cms/homes/edit/{home.pk}/"))

    page = office.post(f"/cms/homes/edit/{home.pk}/", data | {field: value})

    assert field in page.context["form"].errors


def test_a_change_is_kept_in_the_trail_with_before_and_after(home, office):
    home.registration_number, home.energy_class = "7510412345678", "C"
    home.save()
    data = filled(office.get(f"/cms/homes/edit/{home.pk}/"))

    office.post(f"/cms/homes/edit/{home.pk}/", data | {"capacity": "3"})

    told = AuditEntry.objects.filter(verb="changed", subject=f"catalogue.home:{home.pk}")
    (entry,) = told.filter(details__has_key="changes")  # beside what the moderators are told
    assert entry.details["changes"] == {"capacity": [4, 3]}


def test_a_list_takes_as_many_queries_for_two_homes_as_for_one(
    home, office, django_assert_max_num_queries, owner, agency, french
):
    from tests.conftest import make_home

    office.get("/cms/homes/")
    with django_assert_max_num_queries(15) as one:
        office.get("/cms/homes/")
    for number in range(5):
        make_home(owner, agency, french, f"P05-{number}")
    with django_assert_max_num_queries(len(one)):
        office.get("/cms/homes/")


def test_a_file_is_no_document_unless_it_is_a_pdf(office, db):
    page = SimpleUploadedFile("page.html", b"<script>alert(1)</script>", "text/html")
    answer = office.post("/cms/documents/add/", {"title": "x", "file": page})
    assert "file" in answer.context["form"].errors


@pytest.mark.parametrize("days", ["", "8", "11", "a"])
def test_an_agency_is_open_on_days_that_exist(office, agency, days):
    url = f"/cms/agencies/edit/{agency.pk}/"
    sent = filled(office.get(url)) | {"open_days": days}

    assert "open_days" in office.post(url, sent).context["form"].errors


def test_the_hours_of_an_agency_and_of_a_home_are_set_in_the_back_office(office, agency, home):
    url = f"/cms/agencies/edit/{agency.pk}/"
    office.post(url, filled(office.get(url)) | {"open_days": "531", "opens_at": "10:30"})
    url = f"/cms/homes/edit/{home.pk}/"
    declared = {"registration_number": "7510412345678", "energy_class": "C"}
    office.post(url, filled(office.get(url)) | declared | {"check_in_from": "17:00"})

    agency.refresh_from_db()
    home.refresh_from_db()
    assert (agency.open_days, agency.opens_at) == ("135", time(10, 30))
    assert home.check_in_from == time(17)
