"""What owners and staff see of what is done in homes."""

from datetime import timedelta

import pytest
from django.utils import timezone

from bookings.interventions.services import add_photo, fill_sheet
from bookings.models import Intervention
from tests.bookings.visits import make_visit, pdf, picture

HOUR = timedelta(hours=1)


@pytest.fixture
def done(visit, staff) -> Intervention:
    start = timezone.now() - 3 * HOUR
    add_photo(visit, picture(), "Le salon", staff)
    checklist = [{"label": "Produits", "done": True}, {"label": "Matériel", "done": False}]
    return fill_sheet(
        visit.pk,
        staff,
        arrived_at=start,
        left_at=start + 2 * HOUR,
        notes="Une ampoule changée",
        checklist=checklist,
    )


@pytest.mark.requirement("M1-O6")
def test_an_owner_reads_the_sheet_and_the_times_of_presence(done, owner, client):
    client.force_login(owner.user)
    page = client.get(f"/fr/owner/interventions/{done.pk}/").content.decode()
    assert "Une ampoule changée" in page and "Le salon" in page and "120 minutes" in page

    photo = client.get(f"/fr/owner/interventions/{done.pk}/photos/{done.photos.get().pk}/")
    assert b"rue des Rosiers" not in b"".join(photo.streaming_content)


@pytest.mark.requirement("M1-O6")
@pytest.mark.parametrize("language", ["fr", "en", "es"])
def test_the_sheet_is_a_pdf_too(done, owner, client, language):
    client.force_login(owner.user)
    answer = client.get(f"/{language}/owner/interventions/{done.pk}/sheet.pdf")
    assert answer.content.startswith(b"%PDF-")


@pytest.mark.requirement("M1-O6")
def test_what_is_over_moves_to_the_past(done, home, cleaning, owner, client):
    next_one = make_visit(home, cleaning)
    client.force_login(owner.user)
    assert client.get("/fr/owner/interventions/").context["visits"] == [next_one]
    assert client.get("/fr/owner/interventions/?show=past").context["visits"] == [done]


@pytest.mark.requirement("M1-O6")
def test_the_list_is_cut_by_home_and_period(home, other_home, cleaning, owner, client):
    soon = make_visit(home, cleaning)
    later = make_visit(other_home, cleaning, timezone.now() + timedelta(days=40))
    client.force_login(owner.user)

    def shown(query: str) -> set[int]:
        page = client.get(f"/fr/owner/interventions/?{query}")
        return {visit.pk for visit in page.context["visits"]}

    limit = (timezone.localdate() + timedelta(days=20)).isoformat()
    assert shown("") == {soon.pk, later.pk}
    assert shown("home=P04-02") == {later.pk}
    assert shown(f"first={limit}") == {later.pk}
    assert shown(f"last={limit}") == {soon.pk}
    assert shown("show=past") == set()
    for odd in ("home=XX", "first=hier", "show=x", "page=99"):
        assert client.get(f"/fr/owner/interventions/?{odd}").status_code == 200


def test_the_list_takes_as_many_queries_however_long(
    home, cleaning, owner, client, django_assert_max_num_queries
):
    for _number in range(12):
        make_visit(home, cleaning)
    client.force_login(owner.user)
    client.get("/fr/owner/interventions/")
    with django_assert_max_num_queries(16):
        client.get("/fr/owner/interventions/")


@pytest.mark.requirement("M1-S2")
def test_staff_see_what_is_late_first(home, cleaning, staff, client):
    make_visit(home, cleaning, timezone.now() + timedelta(days=5))
    late = make_visit(home, cleaning, timezone.now() - timedelta(days=1))
    client.force_login(staff)
    rows = list(client.get("/cms/interventions/").context["object_list"])
    assert rows[0] == late
    rows = list(client.get("/cms/interventions/?which=late").context["object_list"])
    assert rows == [late]


def sheet(visit: Intervention, **fields: str) -> dict[str, str]:
    stamp = "%Y-%m-%d %H:%M"
    window = {
        name: timezone.localtime(getattr(visit, name)).strftime(stamp)
        for name in ("window_start", "window_end")
    }
    return {"action": "sheet"} | window | fields


@pytest.mark.requirement("M1-S2")
def test_staff_fill_the_sheet(visit, staff, client):
    client.force_login(staff)
    url = f"/cms/interventions/{visit.pk}/"
    assert client.get(url).status_code == 200
    times = {"arrived_at": "2026-11-02 11:00", "left_at": "2026-11-02 12:30"}
    client.post(url, sheet(visit, **times, notes="Fait", done="1", provider="Nora"))
    visit.refresh_from_db()
    assert (visit.state, visit.minutes_there) == ("done", 90)
    assert [line["done"] for line in visit.checklist] == [False, True]
    assert Intervention.objects.get().order.state == "done"


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"arrived_at": "2026-11-02 11:00", "left_at": "2026-11-02 10:00"}, "left_at"),
        ({"left_at": "2026-11-02 10:00"}, "arrived_at"),
        ({"window_end": "2020-01-01 10:00"}, "window_end"),
        ({"arrived_at": "hier"}, "arrived_at"),
    ],
)
def test_times_that_make_no_sense_are_refused_beside_their_field(
    visit, staff, client, fields, field
):
    client.force_login(staff)
    page = client.post(f"/cms/interventions/{visit.pk}/", sheet(visit) | fields)
    assert field in page.context["forms"]["sheet"].errors


@pytest.mark.parametrize("file", [pdf("photo.jpg"), pdf("photo.jpg", b"GIF89a")])
def test_a_photo_that_is_none_is_refused(visit, staff, client, file):
    client.force_login(staff)
    file.seek(0)
    page = client.post(f"/cms/interventions/{visit.pk}/", {"action": "photo", "file": file})
    assert "file" in page.context["forms"]["photo"].errors


def test_staff_order_a_service_for_a_home(home, cleaning, staff, client):
    client.force_login(staff)
    data = {
        "home": home.pk,
        "service": cleaning.pk,
        "payer": "owner",
        "start": "2027-01-05 10:00",
        "end": "2027-01-05 12:00",
    }
    bad = client.post("/cms/interventions/order/", data | {"end": "2027-01-04 10:00"})
    assert "end" in bad.context["form"].errors
    client.post("/cms/interventions/order/", data)
    assert Intervention.objects.get().order.ordered_by == staff
