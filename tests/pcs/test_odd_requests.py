"""What nobody asks for by accident gets an answer in order, never an error of ours."""

import pytest
from django.core.files.base import ContentFile
from django.http import HttpResponse
from django.test import RequestFactory
from wagtail.documents.models import Document as Upload

from bookings.owners.conversations.forms import ThreadForm
from core.nul import WithoutNul
from tests.conftest import PASSWORD

pytestmark = pytest.mark.django_db


def test_the_page_editors_own_login_leads_to_the_one_login(client, staff):
    credentials = {"username": staff.email, "password": PASSWORD}

    answer = client.post("/fr/_util/login/", credentials)

    assert answer.url == "/fr/accounts/login/"
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize(
    "first, last", [("0001-01-01", "0001-01-04"), ("9999-12-28", "9999-12-31")]
)
def test_a_price_at_the_ends_of_time_is_refused_in_words(client, listing, first, last):
    answer = client.get(f"/fr/homes/{listing.slug}/", {"arrival": first, "departure": last})

    assert answer.status_code == 200
    assert answer.context["form"].errors


@pytest.mark.parametrize(
    "path",
    [
        "stays/%00/pay/",
        "stays/calendar/%00/",
        "documents/%00/",
        "stays/book/?home=%00",
        "estimate/study/%00/",
        "terminate-contract/%00/",
    ],
)
def test_a_name_that_no_database_can_hold_is_not_found(client, traveller, path):
    client.force_login(traveller.user)

    assert client.get(f"/fr/{path}").status_code == 404


def test_a_file_uploaded_to_the_back_office_can_be_listed_and_read(client, staff):
    upload = Upload.objects.create(title="Plan", file=ContentFile(b"%PDF-1.4", "plan.pdf"))
    client.force_login(staff)

    assert upload.url in client.get("/cms/documents/").text
    assert b"".join(client.get(upload.url).streaming_content) == b"%PDF-1.4"


def test_a_query_arrives_without_what_no_database_can_hold():
    asked = []
    answer = WithoutNul(lambda request: asked.append(request.GET) or HttpResponse())
    answer(RequestFactory().get("/", QUERY_STRING="q=a%00b&home=%%0000&x=%2500"))

    assert asked[0].dict() == {"q": "ab", "home": "", "x": "%00"}


def test_a_calendars_address_that_no_database_can_hold_is_not_found(client, db):
    assert client.get("/ical/%00.ics").status_code == 404


def test_a_home_that_no_database_can_hold_is_none_of_the_owners(home):
    form = ThreadForm(
        {"subject": "Bonjour", "body": "La clé", "home": f"{home.reference}\0"}, owner=home.owner
    )

    assert "home" in form.errors


def test_a_town_whose_number_has_no_end_is_not_found(client, home):
    client.force_login(home.owner.user)

    assert client.get("/fr/owner/homes/place.json", {"commune": "9" * 5000}).status_code == 404
