import pytest

from .services import make_service, translate


def found(client, query: str = "", language: str = "fr") -> dict:
    answer = client.get(f"/api/v1/services?{query}", headers={"accept-language": language})
    assert answer.status_code == 200
    return answer.json()


def test_programs_read_services_with_their_prices(client, spotless, welcome):
    answer = found(client)

    assert answer["count"] == 2
    assert [one["slug"] for one in answer["categories"]] == ["accueil", "menage"]
    assert answer["services"][1]["price"] == {
        "basis": "per_hour",
        "amount": "32.00",
        "vat_percent": "20.00",
        "words": answer["services"][1]["price"]["words"],
    }


@pytest.mark.parametrize(
    ("query", "count"),
    [("category=menage", 1), ("audience=traveller", 1), ("max_price=33", 1), ("basis=fixed", 1)],
)
def test_programs_filter_services(client, spotless, welcome, query, count):
    assert found(client, query)["count"] == count


@pytest.mark.parametrize("query", ["category=nowhere", "audience=cats", "max_price=x", "page=0"])
def test_a_filter_that_makes_no_sense_is_a_problem(client, spotless, query):
    answer = client.get(f"/api/v1/services?{query}")

    assert answer.status_code == 422
    assert answer.json()["errors"]


def test_programs_read_in_their_language_or_else_the_source(client, spotless, welcome, english):
    translate(spotless, english, "Deep cleaning")

    services = {one["slug"]: one["language"] for one in found(client, language="en")["services"]}

    assert services == {"accueil-des-voyageurs": "fr", "deep-cleaning": "en"}


def test_programs_read_one_service_whole(client, spotless):
    answer = client.get("/api/v1/services/grand-menage").json()

    assert answer["included"] == ["Produits", "Matériel"]
    assert answer["category"] == "menage"
    assert client.get("/api/v1/services/nothing").status_code == 404


def test_a_service_without_price_or_picture_is_on_quote(client, cleaning):
    make_service(cleaning, "Vitres")

    one = found(client)["services"][0]

    assert (one["price"]["basis"], one["price"]["amount"], one["photo"]) == ("quote", None, None)
