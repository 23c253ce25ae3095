"""The list of services, its filters, and the page of each."""

import json
import re

import pytest

from catalogue.models import Service

from .services import make_category, make_service, price, translate

pytestmark = pytest.mark.usefixtures("fresh_pages")


def body(client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200, path
    return answer.content.decode().replace("&#x27;", "'")


def named(client, query: str) -> set[str]:
    """The names on the list for some filters."""
    page = body(client, f"/fr/services/?{query}")
    found = re.findall(r'listing-card__title"><a [^>]*>([^<]+)<', page)
    return set(found)


def test_the_list_shows_each_service_with_its_family_and_price(client, spotless, welcome):
    page = body(client, "/fr/services/")

    assert "Grand ménage" in page and "Ménage" in page
    assert "32\xa0€" in page and "35\xa0€" in page
    assert page.index("Accueil des voyageurs") < page.index("Grand ménage")


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", {"Grand ménage", "Accueil des voyageurs", "Vitres", "Table d'hôte"}),
        ("category=menage", {"Grand ménage", "Vitres"}),
        ("audience=traveller", {"Accueil des voyageurs", "Vitres", "Table d'hôte"}),
        ("audience=owner", {"Grand ménage", "Accueil des voyageurs", "Vitres"}),
        ("basis=per_hour", {"Grand ménage"}),
        ("basis=quote", {"Vitres"}),
        ("max_price=33", {"Grand ménage", "Table d'hôte"}),
        ("vip=on", {"Table d'hôte"}),
        ("vip=on&category=menage", set()),
        ("category=&audience=&basis=&max_price=", None),
    ],
)
def test_filters_are_in_the_address(client, spotless, welcome, cleaning, keys, query, found):
    make_service(cleaning, "Vitres")
    make_service(keys, "Table d'hôte", "20", vip=True, audience="traveller")

    assert named(client, query) == (found if found is not None else named(client, ""))


@pytest.mark.parametrize("query", ["category=nowhere", "audience=cats", "max_price=x", "page=x"])
def test_a_filter_that_makes_no_sense_is_explained(client, spotless, query):
    answer = client.get(f"/fr/services/?{query}")

    assert answer.status_code == 400
    assert 'role="alert"' in answer.content.decode()


def test_a_filter_that_makes_no_sense_reloads_the_whole_page_for_htmx(client, spotless):
    answer = client.get("/fr/services/?max_price=x", headers={"HX-Request": "true"})

    assert answer.headers["HX-Redirect"] == "/fr/services/?max_price=x"


def test_a_list_without_any_service_offers_to_write(client, cleaning):
    assert "mailto:" in body(client, "/fr/services/?category=menage")


def test_a_family_has_its_own_title_and_address_in_each_language(client, spotless, english):
    translate(spotless.category, english, "Cleaning")

    french = body(client, "/fr/services/?category=menage")
    english_page = body(client, "/en/services/?category=cleaning")

    assert "<h1>Ménage</h1>" in french and "<h1>Cleaning</h1>" in english_page
    assert 'hreflang="en" href="http://localhost:8000/en/services/?category=cleaning"' in french
    assert "<h1>Cleaning</h1>" in body(client, "/en/services/?category=menage")


def test_the_list_takes_as_many_queries_for_ten_services_as_for_one(
    client, cleaning, django_assert_max_num_queries
):
    make_service(cleaning, "Premier", "10")
    client.get("/fr/services/")
    with django_assert_max_num_queries(12) as one:
        client.get("/fr/services/?a")
    count = len(one)
    for number in range(9):
        make_service(cleaning, f"Service {number}", "10")
    client.get("/fr/services/")
    with django_assert_max_num_queries(count):
        client.get("/fr/services/?b")


def test_the_list_has_pages(client, cleaning):
    for number in range(25):
        make_service(cleaning, f"Service {number}")

    assert len(named(client, "page=2")) == 1
    assert len(named(client, "page=99")) == 1


@pytest.mark.requirement("A4-1")
def test_a_page_says_what_is_included_for_how_long_and_at_what_price(client, cleaning):
    make_service(cleaning, "Photos", "180", duration=180)

    page = body(client, "/fr/services/photos/")

    assert (
        "Produits" in page and "Matériel" in page and "3\u202fh" in page.replace("\xa0", "\u202f")
    )
    assert "180\xa0€" in page and "30,00\xa0€" in page  # of which VAT
    assert "mailto:" in page


@pytest.mark.parametrize(("quantity", "total"), [("12", "26,40"), ("2.5", "5,50")])
def test_a_price_by_the_kilometre_is_told_for_a_distance(client, cleaning, quantity, total):
    make_service(cleaning, "Transfert", "2.20", "per_km")

    for path in ("", "price/"):
        assert f"{total}\xa0€" in body(client, f"/fr/services/transfert/{path}?quantity={quantity}")


@pytest.mark.parametrize("quantity", ["", "0", "-1", "x", "1e9", "NaN", "99999999999"])
def test_a_quantity_that_makes_no_sense_is_explained_beside_the_field(client, cleaning, quantity):
    make_service(cleaning, "Transfert", "2.20", "per_km")

    assert "id_quantity_error" in body(client, f"/fr/services/transfert/?quantity={quantity}")


def test_a_fixed_price_follows_no_quantity(client, welcome):
    assert client.get("/fr/services/accueil-des-voyageurs/price/?quantity=2").status_code == 404


def test_others_of_the_family_are_offered(client, spotless, cleaning, welcome):
    make_service(cleaning, "Vitres")

    page = body(client, "/fr/services/grand-menage/")

    assert "Vitres" in page and "Accueil des voyageurs" not in page


def test_an_untranslated_service_is_shown_in_its_source_language_and_marked(
    client, spotless, english
):
    listed, page = body(client, "/en/services/"), body(client, "/en/services/grand-menage/")

    assert '<a href="/en/services/grand-menage/" lang="fr">Grand ménage</a>' in listed
    assert '<h1 lang="fr">Grand ménage</h1>' in page


def test_facts_are_read_from_the_source_whatever_a_translation_kept(client, spotless, english):
    translate(spotless, english, "Deep cleaning")
    spotless.vip, spotless.duration = True, 60
    spotless.save()

    page = body(client, "/en/services/deep-cleaning/")

    assert "Explorator" in page and "1 hr" in page
    assert "Deep cleaning" in body(client, "/en/services/?vip=on")


def test_each_language_has_its_own_address_and_the_others_lead_there(client, spotless, english):
    translate(spotless, english, "Deep cleaning")

    assert client.get("/en/services/grand-menage/").headers["Location"] == (
        "/en/services/deep-cleaning/"
    )
    page = body(client, "/fr/services/grand-menage/")
    assert 'hreflang="en" href="http://localhost:8000/en/services/deep-cleaning/"' in page


def test_machines_read_the_price(client, cleaning):
    make_service(cleaning, "Plan 3D", "60", "from")

    page = body(client, "/fr/services/plan-3d/")
    data = json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', page)[1])

    assert data["@type"] == "Service"
    assert data["offers"]["priceSpecification"]["minPrice"] == "60.00"


@pytest.mark.parametrize("state", ["draft", "unknown", "withdrawn"])
def test_what_is_not_on_sale_has_no_page(client, spotless, state):
    if state == "unknown":
        Service.objects.all().delete()
    else:
        Service.objects.update(live=False)

    assert client.get("/fr/services/grand-menage/").status_code == 404
    assert "Grand ménage" not in body(client, "/fr/services/")


def test_every_language_s_page_is_in_the_sitemap(client, spotless, english):
    translate(spotless, english, "Deep cleaning")

    services = client.get("/sitemap-services.xml").content.decode()
    families = client.get("/sitemap-families.xml").content.decode()

    assert "/fr/services/grand-menage/" in services and "/en/services/deep-cleaning/" in services
    assert "/fr/services/?category=menage" in families


def test_a_change_of_price_is_seen_at_once(client, spotless, today, monkeypatch):
    monkeypatch.undo()  # with the page cache
    assert "32\xa0€" in body(client, "/fr/services/?fresh")

    price(spotless, "34", "per_hour", since=today)

    assert "34\xa0€" in body(client, "/fr/services/?fresh")


def test_a_service_without_picture_shows_the_drawing_of_its_family(client, french):
    make_service(make_category(french, "Jardin", icon="leaf"), "Arrosage")

    assert body(client, "/fr/services/arrosage/").count('data-icon="leaf"') == 1
