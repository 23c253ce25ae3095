"""What search engines and the language switcher read of a page's other languages."""

import re

import pytest

from catalogue.models import Listing
from cms.models import StandardPage
from cms.rules import address, day_spans

LANGUAGES = ("fr", "en", "es")


def alternates(client, path: str) -> dict[str, str]:
    words = client.get(path).content.decode()
    found = re.findall(r'<link rel="alternate" hreflang="([\w-]+)" href="([^"]+)"', words)
    return dict(found)


@pytest.mark.parametrize("name", ["", "help/", "homes/"])
def test_each_translation_points_to_all_the_others_and_itself(client, site, settings, name):
    expected = {code: f"{settings.SITE_URL}/{code}/{name}" for code in LANGUAGES}
    expected["x-default"] = expected["fr"]

    for code in LANGUAGES:
        assert alternates(client, f"/{code}/{name}") == expected


def test_a_page_that_is_not_translated_leads_to_the_other_home_pages(client, site, settings):
    page = StandardPage(title="Presse", slug="presse", locale=site.locale)
    site.add_child(instance=page)

    assert alternates(client, "/fr/presse/")["en"] == f"{settings.SITE_URL}/en/"


def test_the_switcher_keeps_the_search(client, site):
    words = client.get("/fr/homes/?place=Nice&adults=3").content.decode()

    assert 'href="/en/homes/?place=Nice&amp;adults=3"' in words


def test_an_unknown_address_keeps_the_menus_and_leads_home(client, site):
    answer = client.get("/en/nothing-here/?x=1")
    words = answer.content.decode()

    assert answer.status_code == 404
    assert 'href="/en/about/"' in words
    assert 'href="/es/" lang="es"' in words
    assert 'rel="canonical"' not in words


def test_the_canonical_address_has_no_query(client, site, settings):
    words = client.get("/fr/help/?utm_source=letter").content.decode()

    assert f'<link rel="canonical" href="{settings.SITE_URL}/fr/help/">' in words


def test_a_shared_page_shows_its_photograph(client, site, settings):
    words = client.get("/fr/").content.decode()
    image = re.search(r'<meta property="og:image" content="([^"]+)"', words)[1]

    assert image.startswith(f"{settings.SITE_URL}/media/images/salon")


def test_the_sitemap_lists_every_page_with_its_translations(client, site, settings):
    words = client.get("/sitemap-pages.xml").content.decode()

    assert words.count("<url>") == 24
    assert f"<loc>{settings.SITE_URL}/es/terms/</loc>" in words
    assert words.count(f'hreflang="en" href="{settings.SITE_URL}/en/terms/"') == 3


def test_the_sitemap_lists_published_homes_only(client, site, listing, other_home, settings):
    Listing.objects.filter(home=other_home).update(live=False)

    words = client.get("/sitemap-listings.xml").content.decode()

    assert f"<loc>{settings.SITE_URL}{listing.get_absolute_url()}</loc>" in words
    assert words.count("<url>") == 1


def test_a_longer_sitemap_costs_no_more_queries(
    client, site, listing, other_home, django_assert_max_num_queries
):
    with django_assert_max_num_queries(4):
        client.get("/sitemap-listings.xml")


def test_robots_are_told_where_the_sitemap_is(client, db, settings):
    words = client.get("/robots.txt").content.decode()

    assert f"Sitemap: {settings.SITE_URL}/sitemap.xml" in words
    assert "Disallow: /cms/" in words
    assert client.get("/sitemap.xml").status_code == 200


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("/homes/?place=Nice", "/es/homes/?place=Nice"),
        ("https://example.org/", "https://example.org/"),
        ("mailto:bonjour@pcs.example", "mailto:bonjour@pcs.example"),
        ("#agencies", "#agencies"),
    ],
)
def test_an_editor_s_address_gets_the_language_only_on_this_site(written, expected):
    assert address(written, "es") == expected


@pytest.mark.parametrize(
    ("days", "spans"),
    [("123456", [(1, 6)]), ("12367", [(1, 3), (6, 7)]), ("7", [(7, 7)]), ("", [])],
)
def test_open_days_read_as_runs(days, spans):
    assert day_spans(days) == spans
