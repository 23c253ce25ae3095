import pytest

from bookings.models import Stay


@pytest.fixture
def office(client, staff):
    client.force_login(staff)
    return client


@pytest.mark.parametrize("text", ["ana", "ANA.SOUZA@", "P04-01", "reference"])
def test_a_stay_is_found_by_its_traveller_its_home_or_its_reference(text, paid_stay, office):
    query = paid_stay.reference.lower() if text == "reference" else text
    found = office.get("/cms/stays/", {"q": query}).context["object_list"]
    assert list(found) == [paid_stay]


def test_a_search_for_something_else_finds_nothing(paid_stay, office):
    assert not office.get("/cms/stays/", {"q": "zzz"}).context["object_list"]


@pytest.mark.parametrize(
    "query",
    ["arrival__gte=hier", "state=x", "p=x", "p=99", "ordering=x", "q=%00", "q=" + "a" * 9999],
)
def test_the_list_answers_whatever_is_asked(query, paid_stay, office):
    assert office.get(f"/cms/stays/?{query}").status_code in (200, 400)


def test_a_stay_s_page_tells_all_there_is_to_know(paid_stay, office):
    page = office.get(f"/cms/stays/inspect/{paid_stay.pk}/").content.decode()
    invoice = paid_stay.documents.get()
    for known in ("Ana Souza", "P04-01", invoice.number, "ana.souza@example.org"):
        assert known in page
    assert page.count("confirmed") >= 1


def test_a_stay_is_never_edited_by_hand(paid_stay, office):
    assert office.get(f"/cms/stays/edit/{paid_stay.pk}/").status_code == 404
    assert office.get("/cms/stays/new/").status_code == 404


@pytest.mark.parametrize("number", [0, 10**6, 2**63, 10**30])
def test_a_stay_that_does_not_exist_is_not_found(number, office, db):
    assert office.get(f"/cms/stays/inspect/{number}/").status_code == 404


def test_the_list_is_downloaded_as_a_sheet(paid_stay, office):
    sheet = b"".join(office.get("/cms/stays/?export=csv").streaming_content).decode()
    assert paid_stay.reference in sheet


def test_a_formula_typed_as_a_name_stays_text_in_the_sheet(paid_stay, office):
    user = paid_stay.traveller.user
    user.name = "=HYPERLINK(1)"
    user.save()
    sheet = b"".join(office.get("/cms/stays/?export=csv").streaming_content).decode()
    assert "'=HYPERLINK(1)" in sheet


def test_the_list_takes_as_many_queries_for_many_stays(
    paid_stay, traveller, office, django_assert_max_num_queries
):
    office.get("/cms/stays/")
    with django_assert_max_num_queries(16) as one:
        office.get("/cms/stays/")
    Stay.objects.bulk_create(
        Stay(
            home=paid_stay.home,
            traveller=traveller,
            arrival=paid_stay.arrival,
            departure=paid_stay.departure,
            adults=1,
            state=Stay.State.CANCELLED,
        )
        for _ in range(60)
    )
    with django_assert_max_num_queries(len(one)):
        assert len(office.get("/cms/stays/").context["object_list"]) == 50
