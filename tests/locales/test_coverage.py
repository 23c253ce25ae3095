"""What the matrix counts is what an editor finds behind each number."""

import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail_localize.models import StringTranslation, Translation
from wagtail_localize.operations import translate_object

from catalogue.models import Amenity
from locales import coverage, languages
from locales.coverage import Cell
from locales.models import InterfaceTranslation

pytestmark = pytest.mark.requirement("X-I18-01")


def cell(area: str, language: str) -> Cell:
    found = coverage.matrix()
    row = next(row for row in found.rows if row.name == area)
    return row.cells[[locale.language_code for locale in found.locales].index(language)]


@pytest.fixture
def wifi(french) -> Amenity:
    return Amenity.objects.create(code="wifi", name="Wi-Fi gratuit", locale=french)


def translate(thing, locale) -> Translation:
    translate_object(thing, [locale])
    return Translation.objects.get(source__object_id=thing.translation_key, target_locale=locale)


def say(work: Translation, text: str, **how: str) -> None:
    for segment in work.source.stringsegment_set.all():
        StringTranslation.objects.update_or_create(
            translation_of=segment.string,
            context=segment.context,
            locale=work.target_locale,
            defaults={"data": text, "translation_type": "manual"} | how,
        )


def test_a_string_is_in_one_state(string, say, draft, occitan):
    say("oc", "One", "Un")
    draft(string("Two"), "oc", "Dos")
    string("Three")
    string("Four", shipped=" oc ")
    outdated = say("oc", "Five", "Cinc")
    outdated.state = InterfaceTranslation.State.OUTDATED
    outdated.save()

    assert cell("site", "oc") == Cell(missing=1, outdated=1, machine=1, done=2)


def test_an_alias_is_a_page_that_is_missing(about, editor):
    languages.add_language("oc", False, editor)

    assert cell("pages", "oc") == Cell(missing=2)
    assert cell("pages", "fr") == Cell(done=2)


def test_a_thing_without_its_row_is_missing(wifi, occitan):
    assert cell("amenities", "oc") == Cell(missing=1)


def test_a_row_written_by_hand_is_done(wifi, occitan):
    wifi.copy_for_translation(occitan).save()

    assert cell("amenities", "oc") == Cell(done=1)


def test_words_that_are_missing_make_it_outdated(wifi, occitan):
    translate(wifi, occitan)

    assert cell("amenities", "oc") == Cell(outdated=1)


def test_what_is_translated_and_published_is_done(wifi, occitan):
    work = translate(wifi, occitan)
    say(work, "Wi-Fi a gratis")
    assert cell("amenities", "oc") == Cell(outdated=1)  # not published yet

    work.save_target()

    assert cell("amenities", "oc") == Cell(done=1)


def test_a_draft_by_machine_waits_for_an_editor(wifi, occitan):
    work = translate(wifi, occitan)
    say(work, "Wi-Fi a gratis", translation_type="machine")
    assert cell("amenities", "oc") == Cell(machine=1)

    work.save_target()

    assert cell("amenities", "oc") == Cell(done=1)


def test_a_source_that_says_something_else_makes_it_outdated(
    wifi, occitan, django_capture_on_commit_callbacks
):
    work = translate(wifi, occitan)
    say(work, "Wi-Fi a gratis")
    work.save_target()

    with django_capture_on_commit_callbacks(execute=True):
        wifi.save()
    assert cell("amenities", "oc") == Cell(done=1)  # saved as it was

    with django_capture_on_commit_callbacks(execute=True):
        wifi.name = "Wi-Fi partout"
        wifi.save()
    assert cell("amenities", "oc") == Cell(outdated=1)


def test_a_page_that_is_translated_moves_on_the_matrix(
    about, editor, django_capture_on_commit_callbacks
):
    occitan = languages.add_language("oc", False, editor)
    with django_capture_on_commit_callbacks(execute=True):
        work = translate(about, occitan)
        say(work, "Qui sèm")
        work.save_target()

    assert cell("pages", "oc") == Cell(missing=1, done=1)


def test_a_french_draft_asks_for_nothing(about, occitan):
    about.live = False
    about.save()

    assert cell("pages", "oc") == Cell(missing=1)


def test_the_list_shows_what_the_matrix_counts(desk, about, editor):
    languages.add_language("oc", False, editor)
    address = reverse("languages:content", args=["oc", "pages"])

    missing = desk.get(address, {"state": "missing"})
    assert [thing.state for thing in missing.context["things"]] == ["missing", "missing"]
    assert f"/submit/page/{about.pk}/" in missing.content.decode()
    assert not desk.get(address, {"state": "done"}).context["things"]


def test_the_number_of_queries_does_not_grow(about, editor, string, wifi):
    def asked() -> int:
        with CaptureQueriesContext(
            connection,
        ) as queries:
            coverage.matrix()
        return len(queries)

    string("One")
    before = asked()
    for code in ("oc", "ar", "pt", "de"):
        languages.add_language(code, False, editor)
    for index in range(5):
        string(f"Another {index}")
        Amenity.objects.create(code=f"a{index}", name=f"Chose {index}", locale=wifi.locale)

    assert asked() == before


def test_the_matrix_leads_to_the_work(desk, about, occitan, string):
    string("Two")

    page = desk.get(reverse("languages:matrix")).content.decode()

    assert f"{reverse('languages:strings', args=['oc'])}?area=site&amp;state=missing" in page
    assert f"{reverse('languages:content', args=['oc', 'pages'])}?state=missing" in page
    assert "MACHINE_TRANSLATION_URL" in page


def test_the_page_of_a_language_says_the_same(desk, about, occitan, string):
    string("Two")

    page = desk.get(reverse("languages:language", args=["oc"]))

    assert page.context["total"].missing >= 3
    assert desk.get(reverse("languages:language", args=["xx"])).status_code == 404
    assert desk.get(reverse("languages:content", args=["oc", "nothing"])).status_code == 404


def test_a_page_that_leaves_something_out_can_be_translated(home_page, occitan):
    block = {"type": "homes", "value": {"title": "Des logements", "homes": [], "link": {}}}
    home_page.body = json.dumps([block])
    home_page.save()

    translated = translate(home_page, occitan).source.stringsegment_set

    assert "Des logements" in translated.values_list("string__data", flat=True)
