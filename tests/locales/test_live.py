"""A language is there for visitors when its row is, and no sooner."""

import pytest
from wagtail.models import Locale

from locales import known, live
from locales.middleware import PREVIEWED
from locales.models import HiddenLanguage
from scripts.languages import table


def test_every_language_that_babel_knows_may_be_added():
    codes = [code for code, _name in known.languages()]

    assert len(codes) > 190
    assert {"fr", "oc", "br", "ar", "zh-hans"} <= set(codes)
    assert len(set(codes)) == len(codes)


def test_the_table_says_what_babel_says():
    """After an upgrade of Babel: python -m scripts.languages."""
    assert [tuple(row) for row in known.TABLE] == table()


def test_right_to_left_is_said_of_those_it_is_true_of():
    assert {"ar", "fa", "he", "ur", "yi"} <= set(known.right_to_left())
    assert not {"fr", "oc", "az", "ru"} & set(known.right_to_left())


def test_a_language_without_a_row_is_not_offered(client, db):
    assert client.get("/oc/accounts/login/").status_code in (302, 404)
    assert client.get("/", headers={"accept-language": "oc"}).headers["Location"] == "/fr/"


def test_a_language_with_a_row_is_chosen_by_the_browser_s_wish(client, occitan):
    assert client.get("/", headers={"accept-language": "oc"}).headers["Location"] == "/oc/"


def test_arabic_is_written_from_right_to_left(client, arabic):
    page = client.get("/ar/accounts/login/").content.decode()

    assert '<html lang="ar" dir="rtl"' in page


def test_the_source_language_comes_first(occitan, arabic):
    live.remember(None)

    assert live.codes() == ("fr", "en", "es", "oc", "ar")


def test_every_page_offers_the_languages_there_are(client, occitan):
    page = client.get("/fr/accounts/login/").content.decode()

    assert 'hreflang="oc"' in page
    assert 'hreflang="ar"' not in page


@pytest.fixture
def hidden(occitan) -> Locale:
    HiddenLanguage.objects.create(locale=occitan)
    return occitan


def test_a_hidden_language_is_not_offered(client, hidden):
    assert 'hreflang="oc"' not in client.get("/fr/accounts/login/").content.decode()
    assert client.get("/", headers={"accept-language": "oc"}).headers["Location"] == "/fr/"


def test_an_editor_reads_the_hidden_language_they_asked_for(client, hidden):
    session = client.session
    session[PREVIEWED] = "oc"
    session.save()

    assert '<html lang="oc"' in client.get("/oc/accounts/login/").content.decode()
    assert '<html lang="fr"' in client.get("/fr/accounts/login/").content.decode()


def test_nobody_else_does(client, hidden):
    assert client.get("/oc/accounts/login/").status_code in (302, 404)


def test_a_language_that_left_is_answered_in_french(occitan):
    live.remember(None)
    assert live.or_source("oc") == "oc"
    occitan.delete()
    live.remember(None)

    assert live.or_source("oc") == "fr"
