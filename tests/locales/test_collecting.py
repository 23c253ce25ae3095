"""The database knows the strings of the code, and never loses a translation."""

import pytest
from wagtail.models import Locale

from locales import collecting
from locales.collecting import Found
from locales.models import InterfaceString, InterfaceTranslation


@pytest.fixture
def code(monkeypatch):
    """What the code says, told by the test."""

    def says(*texts: str | Found) -> None:
        found = [t if isinstance(t, Found) else Found("", t, "", ("cms/views.py",)) for t in texts]
        monkeypatch.setattr(collecting, "strings", lambda: iter(found))
        collecting.collect()

    return says


def get(text: str) -> InterfaceString:
    return InterfaceString.objects.get(msgid=text, context="")


def test_the_strings_of_code_and_libraries_are_collected(db):
    collecting.collect()

    assert get("Log in").area == "site"
    assert get("This field is required.").places.startswith("django: ")
    assert get("This field is required.").area == "libraries"
    assert not InterfaceString.objects.filter(msgid="Afrikaans").exists()
    assert InterfaceString.objects.count() > 1400


def test_collecting_twice_changes_nothing(db, django_assert_max_num_queries):
    collecting.collect()
    before = list(InterfaceString.objects.order_by("pk").values())
    with django_assert_max_num_queries(6):
        collecting.collect()

    assert list(InterfaceString.objects.order_by("pk").values()) == before


def test_what_comes_with_the_code_needs_no_editor(db):
    collecting.collect()

    for language in ("fr", "en", "es"):
        assert not InterfaceString.objects.missing(language).exclude(area="libraries").exists()


def test_a_new_language_knows_what_the_libraries_say_in_it(db):
    collecting.collect()
    Locale.objects.create(language_code="ar")

    assert " ar " in get("This field is required.").shipped
    assert " ar " not in get("Skip to the content").shipped


def test_what_vanished_is_kept_and_comes_back(code, db):
    code("A first sentence", "Another thing altogether")
    code("Another thing altogether")
    assert get("A first sentence").obsolete_at

    code("A first sentence", "Another thing altogether")
    assert get("A first sentence").obsolete_at is None


def test_a_reworded_sentence_lends_its_translation_for_review(code, say, db):
    code("Your stay is confirmed")
    say("oc", "Your stay is confirmed", "Vòstre sejorn es confirmat")
    code("Your stay is now confirmed")

    lent = get("Your stay is now confirmed").translations.get(language="oc")
    assert lent.state == InterfaceTranslation.State.OUTDATED
    assert lent.forms == ["Vòstre sejorn es confirmat"]
    assert get("Your stay is confirmed").translations.count() == 1


def test_a_sentence_unlike_the_old_one_lends_nothing(code, say, db):
    code("Your stay is confirmed")
    say("oc", "Your stay is confirmed", "Vòstre sejorn es confirmat")
    code("Lamps and chairs")

    assert not get("Lamps and chairs").translations.exists()


def test_what_the_code_says_by_now_in_a_language_is_noted(db):
    collecting.collect()
    InterfaceString.objects.filter(msgid="Log in").update(shipped=" en ")

    collecting.collect()

    assert get("Log in").shipped == " en es fr "
