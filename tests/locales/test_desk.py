"""The words of the interface, edited in place."""

import pytest
from django.urls import reverse
from django.utils import timezone

from locales.models import InterfaceTranslation

pytestmark = [pytest.mark.requirement("X-I18-01"), pytest.mark.requirement("U-3")]
IN_PLACE = {"headers": {"hx-request": "true"}}


@pytest.fixture
def save(desk, occitan):
    def post(string, *texts, revision=0, language="oc", name="string", **how):
        fields = {f"s{string.pk}-text_{index}": text for index, text in enumerate(texts)}
        address = reverse(f"languages:{name}", args=[language, string.pk])
        return desk.post(address, fields | {f"s{string.pk}-revision": revision}, **how)

    return post


def listed(desk, **filters) -> list[str]:
    page = desk.get(reverse("languages:strings", args=["oc"]), filters)
    return [line.string.msgid for line in page.context["lines"]]


def test_a_string_is_saved_in_its_place(save, string):
    page = save(string("Book"), "Reservar", **IN_PLACE).content.decode()

    assert page.lstrip().startswith("<article")
    assert "data-saved" in page
    assert InterfaceTranslation.objects.get().forms == ["Reservar"]


def test_without_a_script_it_leads_back_to_the_list(save, string):
    answer = save(string("Book"), "Reservar")

    assert answer.headers["Location"] == reverse("languages:strings", args=["oc"])


def test_nobody_is_led_to_another_site(desk, string, occitan):
    book = string("Book")
    address = reverse("languages:string", args=["oc", book.pk])
    fields = {f"s{book.pk}-text_0": "Reservar", f"s{book.pk}-revision": 0}

    answer = desk.post(address, fields | {"next": "https://elsewhere.example/"})

    assert answer.headers["Location"].startswith("/cms/")


def test_what_is_wrong_stands_beside_the_field(save, string):
    page = save(string("Hello %(name)s"), "Adieu", **IN_PLACE)

    line = page.context["line"]
    assert "%(name)s" in line.form.errors["text_0"][0]
    assert "Adieu" in page.content.decode()
    assert not InterfaceTranslation.objects.exists()


def test_a_lost_revision_is_no_crash(save, string):
    assert save(string("Book"), "Reservar", revision="x", **IN_PLACE).status_code == 200
    assert not InterfaceTranslation.objects.exists()


def test_a_second_editor_chooses_between_both(save, string):
    book = string("Book")
    save(book, "Reservar")

    page = save(book, "Retenir", **IN_PLACE)
    words = page.content.decode()
    assert "Reservar" in words and "Retenir" in words
    assert InterfaceTranslation.objects.get().forms == ["Reservar"]

    save(book, "Retenir", revision=page.context["line"].theirs.revision)
    assert InterfaceTranslation.objects.get().forms == ["Retenir"]


def test_plural_forms_are_labelled_with_numbers_of_the_language(desk, arabic, string):
    nights = string("%(n)s night", plural="%(n)s nights")

    page = desk.get(reverse("languages:string", args=["ar", nights.pk]))
    labels = [field.label for field in page.context["line"].form.texts]

    assert len(labels) == 6
    assert labels[0].endswith("0") and labels[1].endswith("1") and labels[2].endswith("2")
    assert 'dir="rtl"' in page.content.decode()


def test_lines_of_a_browser_are_kept_as_lines_of_the_code(save, string):
    save(string("One\nTwo"), "Un\r\nDos")

    assert InterfaceTranslation.objects.get().forms == ["Un\nDos"]


def test_an_obsolete_string_says_so_and_takes_nothing(save, string):
    gone = string("Book this home now", obsolete_at=timezone.now())
    string("Book this home today")

    page = save(gone, "Reservar", **IN_PLACE).content.decode()

    assert "Book this home today" in page
    assert "<textarea" not in page
    assert not InterfaceTranslation.objects.exists()


def test_strings_are_found_by_state_area_and_words(desk, occitan, string, say, draft):
    say("oc", "One", "Primièr")
    draft(string("Two"), "oc", "Dos")
    string("Three", area="mails")

    assert listed(desk, state="done") == ["One"]
    assert listed(desk, state="machine") == ["Two"]
    assert listed(desk, state="missing") == ["Three"]
    assert listed(desk, area="mails") == ["Three"]
    assert listed(desk, q="primier") == ["One"]
    assert listed(desk, q="nothing of the kind") == []
    assert set(listed(desk, state="nonsense", area="nowhere", p="x")) == {"One", "Two", "Three"}


def test_the_other_languages_stand_beside_it(desk, occitan, say, string):
    say("es", "Book", "Reservar")
    say("fr", "Book", "Réserver")

    page = desk.get(reverse("languages:strings", args=["oc"]), {"reference": "es"})

    assert page.context["lines"][0].references == [("fr", ["Réserver"]), ("es", ["Reservar"])]


def test_drafts_are_accepted_as_they_were_shown(desk, occitan, string, draft, save):
    one, two = draft(string("One"), "oc", "Un"), draft(string("Two"), "oc", "Dos")
    save(two.string, "Dos!", revision=1)

    desk.post(
        reverse("languages:accept", args=["oc"]),
        {"draft": [f"{one.pk}:1", f"{two.pk}:1", "x:y"], "query": "state=machine"},
    )

    done = InterfaceTranslation.objects.filter(state="done").values_list("forms", flat=True)
    assert sorted(done) == [["Dos!"], ["Un"]]


def test_a_string_is_put_back(save, string):
    book = string("Book")
    save(book, "Reservar")

    save(book, name="reset", revision=7, **IN_PLACE)
    assert InterfaceTranslation.objects.exists()  # somebody else wrote it

    save(book, name="reset", revision=1, **IN_PLACE)
    assert not InterfaceTranslation.objects.exists()


def test_what_editors_write_never_runs_in_the_desk(desk, occitan, string):
    evil = string("<b>Now</b>")
    evil.translations.create(language="oc", forms=["<script>alert(1)</script>"], state="machine")

    page = desk.get(reverse("languages:strings", args=["oc"])).content.decode()

    assert "<script>alert(1)" not in page


@pytest.mark.parametrize("name", ["string", "reset"])
def test_nothing_is_written_in_a_language_that_is_not_there(save, string, name):
    answer = save(string("Book"), "maH", language="klingon", name=name)

    assert answer.status_code == 404
    assert not InterfaceTranslation.objects.exists()


@pytest.mark.parametrize("name", ["strings", "export", "files"])
def test_a_language_that_is_not_there_has_no_screens(desk, occitan, name):
    assert desk.get(reverse(f"languages:{name}", args=["klingon"])).status_code == 404
