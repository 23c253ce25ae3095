"""What marketing changes is seen at once, and marketing changes nothing else."""

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.images.forms import get_image_form
from wagtail.models import Locale

from catalogue.models import Photo
from cms.forms import PhotoForm
from cms.models import HomePage, Navigation, StandardPage


def words(client, path: str) -> str:
    return client.get(path).content.decode()


@pytest.mark.requirement("M1-W1")
def test_a_published_change_is_seen_at_once_by_those_who_have_no_session(client, site):
    page = StandardPage.objects.get(slug="help", locale=site.locale)
    assert "Une aide toute neuve" not in words(client, "/fr/help/")

    page.title = "Une aide toute neuve"
    page.save_revision().publish()

    assert "Une aide toute neuve" in words(Client(), "/fr/help/")


def test_a_draft_is_not_seen(client, site):
    page = StandardPage.objects.get(slug="help", locale=site.locale)
    page.title = "Un brouillon"
    page.save_revision()

    assert "Un brouillon" not in words(client, "/fr/help/")


def test_an_unpublished_page_is_gone_at_once(client, site):
    assert client.get("/fr/help/").status_code == 200

    StandardPage.objects.get(slug="help", locale=site.locale).unpublish()

    assert client.get("/fr/help/").status_code == 404


def test_a_changed_menu_is_seen_at_once(client, site):
    assert "Nos amis" not in words(client, "/fr/help/")
    menu = Navigation.objects.get(locale=site.locale)

    menu.items.append(("link", {"label": "Nos amis", "page": None, "address": "/homes/"}))
    menu.save()

    assert "Nos amis" in words(client, "/fr/help/")


def test_marketing_edits_and_publishes_pages_menus_and_photos(client, site, marketing, photo):
    client.force_login(marketing)
    page = StandardPage.objects.get(slug="about", locale=site.locale)

    assert page.permissions_for_user(marketing).can_publish()
    for address in (
        reverse("wagtailadmin_pages:edit", args=[page.pk]),
        reverse("wagtailadmin_pages:edit", args=[site.pk]),
        reverse("wagtailsnippets_cms_navigation:list"),
        reverse("wagtailsnippets_cms_footer:list"),
        reverse("wagtailimages:add"),
        reverse("wagtailimages:edit", args=[photo.pk]),
    ):
        assert client.get(address).status_code == 200, address


@pytest.mark.parametrize(
    "name",
    [
        "wagtailusers_users:index",
        "wagtailusers_groups:index",
        "wagtailsites:index",
        "wagtailadmin_collections:index",
    ],
)
def test_marketing_has_no_business_elsewhere(client, site, marketing, name):
    client.force_login(marketing)

    assert client.get(reverse(name)).status_code in (302, 403)


@pytest.mark.parametrize("model", [HomePage, StandardPage])
def test_every_page_has_a_preview(client, site, marketing, model):
    client.force_login(marketing)
    page = model.objects.filter(locale=site.locale).first()

    answer = client.get(reverse("wagtailadmin_pages:view_draft", args=[page.pk]))

    assert answer.status_code == 200


def test_a_photo_must_say_what_it_shows(photo):
    form = get_image_form(Photo)({"title": "x", "description": ""}, instance=photo)

    assert isinstance(form, PhotoForm)
    assert "description" in form.errors


def test_a_photo_says_what_it_shows_in_each_language(photo):
    for code in ("fr", "en"):
        Locale.objects.get_or_create(language_code=code)
    data = {"title": "x", "description": "Un salon", "alt_en": "A living room", "alt_es": ""}

    form = get_image_form(Photo)(data | {"collection": 1}, instance=photo)
    assert form.is_valid(), form.errors
    form.save()

    said = dict(photo.texts.values_list("locale__language_code", "alt"))
    assert said == {"fr": "Un salon", "en": "A living room"}


def test_the_home_page_costs_a_bounded_number_of_queries(
    client, home, other_home, site, django_assert_max_num_queries
):
    client.get("/fr/")  # renditions are made once

    with django_assert_max_num_queries(30):
        client.get("/fr/?again")
