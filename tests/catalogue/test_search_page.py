"""The search page, as a visitor meets it."""

from datetime import timedelta

import pytest
from django.utils import timezone
from django.utils.translation import override

from bookings.services import close_nights
from catalogue.api import HomesOut
from catalogue.models import Amenity, Home

pytestmark = pytest.mark.usefixtures("fresh_pages")


@pytest.fixture
def dates(arrival) -> dict[str, str]:
    return {"arrival": f"{arrival}", "departure": f"{arrival + timedelta(days=3)}"}


def found(response) -> list[str]:
    return [card.home.reference for card in response.context["results"].cards]


def test_a_free_home_is_shown_with_the_price_of_the_stay(client, home, dates):
    response = client.get("/en/homes/", {"place": "4e", "adults": 2, **dates})

    page = response.content.decode()
    assert found(response) == ["P04-01"]
    assert "1 home in Paris 4e" in page
    assert "€100 a night" in page
    assert "€408.78 in all, 3 nights" in page


def test_a_taken_home_is_not_shown(client, home, other_home, dates, held_stay):
    assert found(client.get("/fr/homes/", dates)) == ["P04-02"]


def test_a_draft_or_an_untitled_home_is_not_shown(client, home, other_home):
    Home.objects.filter(pk=home.pk).update(state=Home.State.DRAFT)
    other_home.listings.update(live=False)

    assert found(client.get("/fr/homes/")) == []


def test_every_filter_is_in_the_address(client, home, other_home, french):
    wifi = Amenity.objects.create(code="wifi", name="Wifi", locale=french)
    other_home.amenities.add(wifi)
    Home.objects.filter(pk=other_home.pk).update(bedrooms=3, kind="loft", capacity=6)

    for query in (
        "amenity=wifi",
        "bedrooms=3",
        "kind=loft",
        "adults=5",
        "sort=-capacity&kind=loft",
    ):
        assert found(client.get(f"/fr/homes/?{query}")) == ["P04-02"], query


def test_a_chip_removes_its_filter_and_keeps_the_others(client, home):
    response = client.get("/fr/homes/?kind=loft&bedrooms=1&page=2")

    assert [chip.query for chip in response.context["chips"]] == ["kind=loft", "bedrooms=1"]


def test_nothing_found_suggests_what_to_give_up_and_how_many_it_finds(client, home, dates):
    response = client.get("/en/homes/", {**dates, "max_price": 10, "bedrooms": 1})

    suggested = [(one.label, one.count) for one in response.context["suggestions"]]
    assert suggested == [("Any price", 1)]
    assert "Any price" in response.content.decode()


def test_nothing_free_suggests_the_nearest_dates(client, home, arrival, dates):
    close_nights(home, arrival, arrival + timedelta(days=1), by=None)

    response = client.get("/en/homes/", dates)

    assert [one.count for one in response.context["suggestions"]] == [1]
    assert f"arrival={arrival + timedelta(days=1)}" in response.context["suggestions"][0].query


BAD = {
    "a day that does not exist": ({"arrival": "2026-02-30", "departure": "2026-03-04"}, "arrival"),
    "no date at all": ({"arrival": "soon", "departure": "later"}, "arrival"),
    "a past day": ({"arrival": "2020-01-01", "departure": "2020-01-04"}, "arrival"),
    "one date alone": ({"arrival": "2099-01-01"}, "departure"),
    "nobody": ({"adults": "0"}, "adults"),
    "less than nobody": ({"adults": "-1"}, "adults"),
    "more than fit in a number": ({"adults": str(2**63)}, "adults"),
    "children by halves": ({"children": "1.5"}, "children"),
    "a price in words": ({"max_price": "abc"}, "max_price"),
    "a price below another": ({"min_price": "100", "max_price": "50"}, "max_price"),
    "a negative price": ({"min_price": "-1"}, "min_price"),
    "no number": ({"lat": "NaN", "lon": "2"}, "lat"),
    "beyond the pole": ({"lat": "91", "lon": "2"}, "lat"),
    "an unknown place": ({"place": "Atlantis"}, "place"),
    "a page before the first": ({"page": "-1"}, "page"),
    "a page beyond numbers": ({"page": str(2**63)}, "page"),
    "an unknown order": ({"sort": "random"}, "sort"),
    "an unknown kind": ({"kind": "castle"}, "kind"),
    "an unknown comfort": ({"amenity": "helipad"}, "amenity"),
    "many bedrooms": ({"bedrooms": str(2**63)}, "bedrooms"),
}


@pytest.mark.parametrize("language", ["fr", "en", "es"])
@pytest.mark.parametrize(("query", "field"), BAD.values(), ids=BAD)
def test_bad_input_is_answered_beside_its_field(client, home, language, query, field):
    response = client.get(f"/{language}/homes/", query)

    assert response.status_code == 400
    assert field in response.context["form"].errors
    said = response.context["form"].errors[field][0]
    assert said.split("“")[0].strip()[:20] in response.content.decode().replace("&#x27;", "'")


def test_dates_that_no_home_takes_are_refused(client, home):
    today = timezone.localdate()
    spans = [(2, 1), (1, 1), (10, 3650), (540, 700), (10, 110)]

    for first, last in spans:
        dates = {"arrival": today + timedelta(first), "departure": today + timedelta(last)}
        response = client.get("/fr/homes/", dates)
        assert response.status_code == 400, dates
        assert "departure" in response.context["form"].errors


def test_an_unknown_place_is_answered_with_places_that_exist(client, home):
    with override("en"):
        response = client.get("/en/homes/?place=Parris")

    assert "Paris" in response.context["form"].errors["place"][0]


def test_a_page_after_the_last_shows_the_last(client, home):
    assert found(client.get("/fr/homes/?page=9999")) == ["P04-01"]


def test_many_of_the_same_comfort_are_one(client, home, french):
    Amenity.objects.create(code="wifi", name="Wifi", locale=french)

    assert client.get("/fr/homes/?" + "amenity=wifi&" * 500).status_code == 200


def test_the_page_is_the_same_for_every_anonymous_visitor(client, home):
    response = client.get("/fr/homes/")

    assert not response.cookies
    assert "csrf" not in response.content.decode().lower()


def test_the_map_shows_where_homes_are_to_a_hundred_metres(client, home):
    pins = client.get("/fr/homes/map.json?place=4e").json()["homes"]

    assert [(pin["latitude"], pin["longitude"]) for pin in pins] == [(48.857, 2.359)]
    assert pins[0]["price"] == "100\xa0€"
    assert client.get("/fr/homes/map.json?place=Atlantis").status_code == 400


def test_the_api_answers_the_same_search(client, home, dates):
    answer = client.get("/api/v1/homes", {"place": "4e", "adults": 2, **dates}).json()

    assert answer["count"] == 1
    assert answer["homes"][0]["reference"] == "P04-01"
    assert answer["homes"][0]["total"] == "408.78"
    assert "street" not in answer["homes"][0]
    assert HomesOut.model_validate(answer).count == 1


def test_the_api_says_what_is_wrong(client, home):
    for query in (
        {"place": "Atlantis"},
        {"adults": 0},
        {"page": 2**63},
        {"lat": "NaN"},
        {"arrival": "2020-01-01", "departure": "2020-01-03"},
        {"departure": "2030-01-01"},
        {"min_price": "90", "max_price": "80"},
        {"min_price": "1.234"},
        {"amenity": "swimming\0pool"},
    ):
        answer = client.get("/api/v1/homes", query)
        said = {error["field"].removeprefix("asked.") for error in answer.json()["errors"]}

        assert answer.status_code == 422, query
        assert said & {*query, "arrival"}, said


def test_the_api_shows_one_home(client, home, listing):
    answer = client.get(f"/api/v1/homes/{listing.slug}").json()

    assert answer["reference"] == home.reference
    assert answer["house_rules"] == ["Ne pas fumer"]
    assert client.get("/api/v1/homes/none").status_code == 404
