"""Editors' words come first, at the next request, in any language."""

import pytest
from django.utils.translation import gettext, ngettext, override, pgettext, trans_real

from locales import live, words
from locales.models import HiddenLanguage, InterfaceTranslation


def test_a_language_that_django_does_not_ship_speaks(occitan, say, client):
    say("oc", "Log in", "Se connectar")

    page = client.get("/oc/accounts/login/").content.decode()

    assert '<html lang="oc" dir="ltr"' in page
    assert "Se connectar" in page


def test_what_is_missing_is_said_in_french(occitan, say, next_request):
    next_request()
    with override("oc"):
        assert gettext("Log in") == "Se connecter"


@pytest.mark.parametrize(
    "code", ["fr", "en", "es"], ids=["the source", "the code's own words", "a shipped language"]
)
def test_an_editor_may_reword_what_is_shipped(code, say, next_request, db):
    say(code, "Log in", "Entrer ici")
    next_request()

    with override(code):
        assert gettext("Log in") == "Entrer ici"


def test_french_reworded_is_what_other_languages_fall_back_to(occitan, say, next_request):
    say("fr", "Log in", "Entrer ici")
    next_request()

    with override("oc"):
        assert gettext("Log in") == "Entrer ici"


@pytest.mark.requirement("X-I18-02")
@pytest.mark.parametrize(("number", "form"), [(0, 0), (1, 1), (2, 2), (5, 3), (11, 5), (100, 4)])
def test_arabic_has_six_plural_forms(arabic, say, next_request, number, form):
    forms = ["zero", "one", "two", "few", "other", "many"]  # in the order of the formula
    say("ar", "%(n)s moon", *forms, plural="%(n)s moons")
    next_request()

    with override("ar"):
        assert ngettext("%(n)s moon", "%(n)s moons", number) in forms
        assert ngettext("%(n)s moon", "%(n)s moons", number) == forms[form]


def test_the_same_word_in_two_contexts_is_two_strings(occitan, say, next_request):
    say("oc", "Book", "Libre", context="a thing to read")
    say("oc", "Book", "Reservar", context="a button")
    next_request()

    with override("oc"):
        assert pgettext("a thing to read", "Book") == "Libre"
        assert pgettext("a button", "Book") == "Reservar"


@pytest.mark.parametrize("state", ["machine", "outdated"])
def test_only_what_is_done_is_shown(occitan, say, next_request, state):
    said = say("oc", "Log in", "Se connectar")
    said.state = InterfaceTranslation.State(state)
    said.save()
    next_request()

    with override("oc"):
        assert gettext("Log in") == "Se connecter"


def test_a_change_is_there_at_the_next_request(occitan, say, client):
    say("oc", "Log in", "Se connectar")
    client.get("/oc/accounts/login/")
    say("oc", "Log in", "Dintrar")

    assert "Dintrar" in client.get("/oc/accounts/login/").content.decode()


def test_words_outlive_a_language_that_goes_and_comes_back(occitan, say, client):
    say("oc", "Log in", "Se connectar")
    occitan.delete()
    assert client.get("/oc/accounts/login/").status_code in (302, 404)
    type(occitan).objects.create(language_code="oc")

    assert "Se connectar" in client.get("/oc/accounts/login/").content.decode()


def test_hiding_a_language_keeps_its_words(occitan, say, client):
    say("oc", "Log in", "Se connectar")
    HiddenLanguage.objects.create(locale=occitan)
    assert client.get("/oc/accounts/login/").status_code in (302, 404)
    occitan.hidden.delete()

    assert "Se connectar" in client.get("/oc/accounts/login/").content.decode()


def test_words_spoken_before_the_languages_were_known_are_read_anew(occitan, say):
    say("fr", "Log in", "Entrer ici")
    live.remember(None)
    live.forget_words()
    with override("fr"):
        assert gettext("Log in") == "Se connecter"

    live.codes()

    with override("fr"):
        assert gettext("Log in") == "Entrer ici"


def test_words_that_change_while_a_thread_reads_them_are_read_again(
    occitan, say, next_request, monkeypatch
):
    next_request()
    read = words.editors_words

    def interrupted(language):
        found = read(language)
        monkeypatch.setattr(words, "editors_words", read)
        say(language, "Log in", "Se connectar")
        next_request()  # of another thread
        return found

    monkeypatch.setattr(words, "editors_words", interrupted)
    trans_real.translation("oc")

    with override("oc"):
        assert gettext("Log in") == "Se connectar"
