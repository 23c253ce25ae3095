"""Marketing adds, hides and deletes languages by itself."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.translation import override
from wagtail.models import Locale, Page

from catalogue.models import Amenity
from locales import languages, live
from locales.middleware import PREVIEWED
from locales.models import HiddenLanguage
from tests.locales.conftest import may

pytestmark = [pytest.mark.requirement("X-I18-01"), pytest.mark.requirement("U-3")]


def test_a_new_language_has_every_page_at_once(editor, about):
    occitan = languages.add_language("oc", False, editor)

    placed = Page.objects.filter(locale=occitan)
    assert placed.count() == 2
    assert all(page.alias_of_id for page in placed)


@pytest.mark.requirement("M1-W7")
def test_visitors_read_it_without_a_restart(desk, about):
    desk.post(reverse("languages:add"), {"code": "oc", "start": "live"})

    assert '<html lang="oc"' in Client().get("/oc/accounts/login/").content.decode()


def test_one_that_is_prepared_is_for_editors_only(desk, about):
    desk.post(reverse("languages:add"), {"code": "oc", "start": "hidden"})

    assert HiddenLanguage.objects.get().locale.language_code == "oc"
    assert not live.is_live("oc")


@pytest.mark.parametrize("code", ["xx", "klingon", "", "<script>", "fr_FR"])
def test_a_code_that_is_no_language_is_refused_with_a_sentence(desk, about, code):
    page = desk.post(reverse("languages:add"), {"code": code, "start": "live"})

    assert "desk-error" in page.content.decode()
    assert Locale.objects.count() == 3


def test_one_that_is_there_is_not_added_twice(desk, about, occitan):
    page = desk.post(reverse("languages:add"), {"code": "oc", "start": "live"})

    with override("en"):
        assert "desk-error" in page.content.decode()
    assert Locale.objects.filter(language_code="oc").count() == 1


@pytest.mark.parametrize("asked", ["العربية", "arab", "ar"])
def test_it_is_found_by_any_of_its_names(desk, asked):
    page = desk.get(reverse("languages:add"), {"q": asked}).content.decode()

    assert 'value="ar"' in page
    assert 'value="pt"' not in page


def test_hiding_keeps_the_work(editor, about, say, next_request):
    occitan = languages.add_language("oc", False, editor)
    say("oc", "Log in", "Se connectar")

    languages.hide(occitan, editor)
    assert Page.objects.filter(locale=occitan).count() == 2

    languages.show(occitan, editor)
    next_request()
    assert live.is_live("oc")


@pytest.mark.parametrize("action", ["hide", "delete"])
def test_the_source_language_stays(desk, about, french, action):
    desk.post(reverse(f"languages:{action}", args=["fr"]))

    assert Locale.objects.filter(language_code="fr").exists()
    assert not HiddenLanguage.objects.exists()


def test_deleting_takes_pages_and_rows_and_leaves_the_words(editor, about, say, french):
    occitan = languages.add_language("oc", False, editor)
    amenity = Amenity.objects.create(code="wifi", name="Wi-Fi", locale=french)
    amenity.copy_for_translation(occitan).save()
    say("oc", "Log in", "Se connectar")

    languages.delete_language(occitan, editor)

    assert not Locale.objects.filter(language_code="oc").exists()
    assert Page.objects.filter(depth__gt=1).count() == 2
    assert Amenity.objects.get() == amenity
    assert languages.add_language("oc", False, editor)
    assert say("oc", "Log in", "Se connectar").revision == 1


def test_the_confirmation_counts_who_prefers_it(desk, about, occitan, traveller, next_request):
    traveller.user.language = "oc"
    traveller.user.save()

    page = desk.get(reverse("languages:delete", args=["oc"]))
    assert page.context["contents"]["people"] == 1
    desk.post(reverse("languages:delete", args=["oc"]))

    next_request()
    assert live.or_source("oc") == "fr"


def test_an_editor_opens_a_hidden_language(desk, about):
    desk.post(reverse("languages:add"), {"code": "oc", "start": "hidden"})

    answer = desk.post(reverse("languages:preview", args=["oc"]))

    assert answer.headers["Location"] == "/oc/"
    assert desk.session[PREVIEWED] == "oc"
    assert '<html lang="oc"' in desk.get("/oc/homes/").content.decode()
    assert Client().get("/oc/homes/").status_code != 200


def test_a_stranger_of_the_desk_stays_outside(client, traveller, about):
    client.force_login(traveller.user)

    for name in ("matrix", "add"):
        assert client.get(reverse(f"languages:{name}")).status_code == 403


def test_each_screen_asks_for_its_permission(client, staff, about, occitan):
    staff.is_superuser = False
    staff.save()
    client.force_login(may(staff, "wagtailadmin.access_admin", "locales.translate_interface"))

    assert client.get(reverse("languages:matrix")).status_code == 200
    assert client.get(reverse("languages:strings", args=["oc"])).status_code == 200
    assert client.get(reverse("languages:add")).status_code == 302  # Wagtail's own refusal
    client.post(reverse("languages:hide", args=["oc"]))
    assert not HiddenLanguage.objects.exists()


def test_a_language_that_somebody_else_just_added_is_not_added_twice(editor, occitan, monkeypatch):
    monkeypatch.setattr(languages, "addable", lambda: [("oc", "Occitan")])

    with pytest.raises(languages.NoLanguage):
        languages.add_language("oc", hidden=False, by=editor)
