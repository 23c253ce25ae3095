"""The file of a home: opened in one step, completed part by part, each saved on its own."""

from decimal import Decimal

import pytest

from catalogue.models import Home

from .conftest import address

NEW = {
    "kind": "apartment",
    "rental_kind": "entire_home",
    "street": "8 rue  Ferdinand Duval",
    "postcode": "75004",
    "surface": "41",
    "capacity": "3",
    "bedrooms": "1",
}


@pytest.mark.requirement("M1-O1")
def test_a_home_begins_with_a_few_answers(as_owner, owner, paris, agency):
    response = as_owner.post("/fr/owner/homes/new/", NEW | {"commune": paris.pk})

    home = owner.homes.get()
    assert response.url == address(home)
    assert (home.reference, home.state) == ("P04-01", Home.State.DRAFT)
    assert (home.street, home.agency) == ("8 rue Ferdinand Duval", agency)


def test_references_of_a_place_follow_each_other(as_owner, home, owner, paris):
    as_owner.post("/fr/owner/homes/new/", NEW | {"commune": paris.pk})

    assert owner.homes.exclude(pk=home.pk).get().reference == "P04-02"


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("postcode", "06000", "06000"),
        ("postcode", "7500", "75004"),
        ("surface", "-1", "5"),
        ("surface", "40000", "2000"),
        ("capacity", "0", "1"),
        ("kind", "castle", "castle"),
        ("street", "", ""),
        ("bedrooms", "9" * 30, "20"),
    ],
)
def test_a_wrong_answer_is_said_beside_its_field(
    as_owner, owner, paris, agency, field, value, said
):
    response = as_owner.post("/fr/owner/homes/new/", NEW | {"commune": paris.pk, field: value})

    assert said in response.context["form"].errors[field].as_text()
    assert f'id="id_{field}_error"' in response.content.decode()
    assert not owner.homes.exists()


@pytest.mark.parametrize(
    "part",
    ["", "facts/", "address/", "declaration/", "presentation/", "terms/", "submit/", "remove/"],
)
def test_every_page_of_a_home_is_shown(as_owner, draft, part):
    assert as_owner.get(address(draft, part)).status_code == 200


def test_the_list_says_what_comes_next(as_owner, draft):
    page = as_owner.get("/fr/owner/homes/").content.decode()

    assert draft.street in page
    assert address(draft, "declaration/") in page


def test_an_owner_without_homes_is_told_how_to_begin(as_owner):
    assert "/fr/owner/homes/new/" in as_owner.get("/fr/owner/homes/").content.decode()


def test_the_point_follows_the_postcode_until_it_is_placed(as_owner, draft, agency):
    place = {"street": draft.street, "commune": draft.commune_id, "postcode": agency.postcode}
    as_owner.post(address(draft, "address/"), place)
    draft.refresh_from_db()
    assert (draft.latitude, draft.longitude) == (Decimal("48.865"), Decimal("2.346"))

    by_hand = {"latitude": "48.8601", "longitude": "2.3402"}
    as_owner.post(address(draft, "address/"), place | by_hand)
    draft.refresh_from_db()
    assert (draft.latitude, draft.longitude) == (Decimal("48.8601"), Decimal("2.3402"))


def test_a_point_far_from_the_town_is_refused(as_owner, draft):
    place = {"street": draft.street, "commune": draft.commune_id, "postcode": draft.postcode}
    response = as_owner.post(
        address(draft, "address/"), place | {"latitude": "43.7", "longitude": "7.26"}
    )

    assert "latitude" in response.context["form"].errors
