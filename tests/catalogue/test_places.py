"""People write places in many ways; each finds the same homes."""

import pytest

from catalogue.places import close_to, find_place, known_places
from catalogue.search import Criteria, Near
from catalogue.search.results import found_ids
from tests.conftest import make_home


@pytest.fixture
def homes(home, owner, agency, french, nice):
    at_nice = make_home(
        owner,
        agency,
        french,
        "NIC-1",
        commune=nice,
        postcode="06000",
        latitude="43.700000",
        longitude="7.260000",
    )
    return {"marais": home.pk, "nice": at_nice.pk}


@pytest.mark.parametrize(
    "text",
    [
        "Paris 4e",
        "paris 4",
        "Paris 04",
        "4e",
        "4",
        "4ème",
        "4e arrondissement",
        "4th",
        "75004",
        "75004 Paris",
        "4eme arrondissement Paris",
        "PARIS 4ÈME",
    ],
)
def test_an_arrondissement_is_found_however_it_is_written(homes, text):
    place = find_place(text, known_places())

    assert found_ids(Criteria(place=place), "fr") == [homes["marais"]]


@pytest.mark.parametrize("text", ["Nice", "nice", "NICE ", "06000", "06000 Nice"])
def test_a_town_is_found_by_name_or_postcode(homes, text):
    place = find_place(text, known_places())

    assert found_ids(Criteria(place=place), "fr") == [homes["nice"]]


def test_a_town_holds_all_its_parts(homes):
    assert found_ids(Criteria(place=find_place("paris", known_places())), "fr") == [homes["marais"]]


def test_an_agency_gives_its_name_to_its_quarter(homes):
    place = find_place("montorgueil", known_places())

    assert place.postcodes == ("75002",)


@pytest.mark.parametrize(
    "text", ["", "  ", "Atlantis", "99e", "75", "e", "\x00", "4" * 79, "'; --"]
)
def test_an_unknown_place_is_nowhere(homes, text):
    assert find_place(text, known_places()) is None


def test_a_mistyped_place_is_guessed(homes):
    assert close_to("Parris", known_places())[0] == "Paris"


def test_homes_near_a_point_are_within_its_radius(homes):
    near = Near(48.8566, 2.3522, 2)

    assert found_ids(Criteria(near=near), "fr") == [homes["marais"]]
    assert found_ids(Criteria(near=Near(48.8566, 2.3522, 0.1)), "fr") == []
