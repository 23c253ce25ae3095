import pytest
from django.utils.translation import override

from locales import android, live
from locales.models import HiddenLanguage


def strings(client, query: str = "", **headers):
    return client.get(f"/api/v1/strings{query}", headers=headers)


@pytest.mark.requirement("M1-W7")
def test_the_app_reads_its_words_in_a_language_added_in_the_back_office(client, arabic, say):
    say("ar", "Log in", "دخول", context="android")
    forms = ["بلا ليالٍ", "ليلة", "ليلتان", "{count} ليالٍ", "{count} ليلة مئوية", "{count} ليلةً"]
    say("ar", "{count} night", *forms, plural="{count} nights", context="android")

    body = strings(client, "?language=ar").json()

    assert (body["language"], body["direction"]) == ("ar", "rtl")
    assert body["strings"]["login_button"] == "دخول"
    assert body["strings"]["nights"] == {
        "zero": "بلا ليالٍ",
        "one": "ليلة",
        "two": "ليلتان",
        "few": "{count} ليالٍ",
        "many": "{count} ليلةً",
        "other": "{count} ليلة مئوية",
    }


def test_words_that_have_not_changed_are_not_sent_again(client, arabic, say):
    first = strings(client, "?language=ar")
    again = strings(client, "?language=ar", if_none_match=first.headers["ETag"])
    say("ar", "Log in", "دخول", context="android")
    changed = strings(client, "?language=ar", if_none_match=first.headers["ETag"])

    assert (again.status_code, again.content) == (304, b"")
    assert changed.status_code == 200
    assert changed.json()["version"] != first.json()["version"]


@pytest.mark.parametrize("query", ["", "?language=", "?language=oc", "?language=../etc"])
def test_a_language_we_lack_is_answered_in_what_the_program_accepts(client, db, query):
    answer = strings(client, query, accept_language="es")

    assert answer.json()["language"] == answer.headers["Content-Language"] == "es"
    assert "Accept-Language" in answer.headers["Vary"]


def test_errors_are_told_in_the_language_that_the_address_names(client, arabic, say):
    say("ar", "Log in first.", "سجّلوا الدخول أولًا.")

    answer = client.get("/api/v1/stays?language=ar", headers={"accept-language": "fr"})

    assert (answer.status_code, answer.json()["title"]) == (401, "سجّلوا الدخول أولًا.")


@pytest.mark.parametrize(
    ("query", "field", "error"),
    [
        ("adults=dos", "adults", "Write a whole number."),
        ("adults=0", "adults", "Write at least %(least)s."),
        ("arrival=mañana", "arrival", "Write a day as 2026-06-12."),
    ],
)
def test_a_value_that_is_not_valid_is_explained_as_asked(client, arabic, say, query, field, error):
    say("ar", error, f"ar: {error}")

    answer = client.get(f"/api/v1/homes?language=ar&{query}")

    errors = {one["field"].split(".")[-1]: one["error"] for one in answer.json()["errors"]}
    assert answer.status_code == 422
    assert errors[field] == f"ar: {error}".replace("%(least)s", "1")


def test_a_hidden_language_is_not_among_the_languages(client, arabic, occitan):
    HiddenLanguage.objects.create(locale=occitan)

    found = client.get("/api/v1/languages").json()

    assert {"code": "ar", "name": "العربيّة", "direction": "rtl"} in found
    assert "oc" not in [one["code"] for one in found]


def test_every_word_of_the_app_is_said_in_each_language(db):
    for code in live.codes():
        with override(code):
            words = android.strings()
        assert len(words) >= 80
        assert all(words.values())
