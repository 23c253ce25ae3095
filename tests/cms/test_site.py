import pytest
from django.core.cache import caches
from django.core.exceptions import ValidationError
from wagtail.models import Page, Revision, Site

from catalogue.models import PhotoText
from cms.models import Footer, HomePage, Navigation, StandardPage
from pcs.demo.site import PAGES, build_site
from pcs.demo.texts import pictures

from .conftest import picture

WORDS = {
    "fr": "quelqu'un qui en garde les clefs",
    "en": "someone who holds the keys",
    "es": "alguien que guarda las llaves",
}


def body(answer) -> str:
    return answer.content.decode().replace("&#x27;", "'")


@pytest.mark.parametrize("language", WORDS)
def test_the_home_page_speaks_each_language(client, site, language):
    answer = client.get(f"/{language}/")

    assert answer.status_code == 200
    assert WORDS[language] in body(answer)
    assert f'<html lang="{language}"' in body(answer)


@pytest.mark.parametrize("language", WORDS)
@pytest.mark.parametrize("name", PAGES)
def test_every_standard_page_is_there_in_each_language(client, site, language, name):
    answer = client.get(f"/{language}/{name}/")

    assert answer.status_code == 200
    assert "{" not in answer.context["page"].search_description
    assert 'href="page:' not in body(answer)


def test_legal_pages_name_the_company_and_link_to_each_other(client, site, settings):
    words = body(client.get("/fr/legal/"))

    assert settings.COMPANY["siren"] in words
    assert 'href="/fr/terms/"' in words


def test_menus_are_in_the_page_s_language(client, site):
    french, english = body(client.get("/fr/help/")), body(client.get("/en/help/"))

    assert 'href="/fr/about/"' in french and "Qui sommes-nous" in french
    assert 'href="/en/about/"' in english and "About us" in english
    assert 'href="/en/homes/?place=Nice"' in english


def test_a_language_without_a_menu_gets_the_source_language_s(client, site):
    Navigation.objects.get(locale__language_code="es").delete()

    words = body(client.get("/es/"))

    assert "Qui sommes-nous" in words
    assert 'href="/es/about/"' in words


def test_building_the_site_again_changes_nothing(site, photo):
    def everything():
        models = (Page, HomePage, StandardPage, Navigation, Footer, Revision, Site)
        return [list(model.objects.order_by("pk").values()) for model in models]

    before = everything()
    build_site(dict.fromkeys(pictures().values(), photo))

    assert everything() == before


def test_a_photo_is_described_in_the_reader_s_language(site, client):
    shown = picture()
    french, english = (
        HomePage.objects.get(locale__language_code=code).locale for code in ("fr", "en")
    )
    text = PhotoText.objects.create(photo=shown, locale=french, alt="Un escalier en chêne")
    translation = text.copy_for_translation(english)
    translation.alt = "An oak staircase"
    translation.save()
    StandardPage.objects.filter(slug="about").update(photo=shown)

    assert 'alt="Un escalier en chêne"' in body(client.get("/fr/about/"))
    assert 'alt="An oak staircase"' in body(client.get("/en/about/"))
    assert 'alt="Un escalier en chêne"' in body(client.get("/es/about/"))


def test_chosen_homes_are_shown_with_their_cheapest_night(home, photo, site, client):
    french = body(client.get("/fr/"))

    assert "Deux pièces P04-01" in french
    assert "100\xa0€" in french


def test_an_editor_can_publish_every_page_as_it_was_installed(home, site):
    for page in [*HomePage.objects.all(), *StandardPage.objects.all()]:
        page.body.stream_block.clean(page.body)


def test_a_link_leads_somewhere(site):
    menu = Navigation.objects.get(locale=site.locale)
    menu.items.append(("link", {"label": "Nulle part", "page": None, "address": ""}))

    with pytest.raises(ValidationError):
        menu.items.stream_block.clean(menu.items)


@pytest.mark.parametrize("written", ["javascript:alert(1)", "//evil.example", "data:text/html,x"])
def test_a_link_runs_no_script_and_hides_no_host(site, written):
    menu = Navigation.objects.get(locale=site.locale)
    menu.items.append(("link", {"label": "Piège", "page": None, "address": written}))

    with pytest.raises(ValidationError):
        menu.items.stream_block.clean(menu.items)


def test_a_photo_whose_file_is_lost_does_not_break_its_page(client, site, photo):
    photo.renditions.all().delete()
    caches["renditions"].clear()
    photo.file.storage.delete(photo.file.name)

    answer = client.get("/fr/?without-its-photo")

    assert answer.status_code == 200
    assert WORDS["fr"] in body(answer)
