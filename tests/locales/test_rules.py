"""What makes a translation fit to be shown."""

import pytest

from locales.rules import Fault, area, faults, form_faults, placeholders


@pytest.mark.parametrize(
    ("source", "text", "wrong"),
    [
        ("Hello %(name)s", "Adieu %(name)s", []),
        ("Hello %(name)s", "Adieu", [Fault.PLACEHOLDER_LOST]),
        ("Hello", "Adieu %(name)s", [Fault.PLACEHOLDER_ADDED]),
        (
            "Hello %(name)s",
            "Adieu %(nom)s",
            [Fault.PLACEHOLDER_LOST, Fault.PLACEHOLDER_ADDED],
        ),
        ("%s and {place}", "{place} e %s", []),
        ("100 %% sure", "segur a 100 %%", []),
        ("A <strong>bold</strong> word", "Un mot <strong>gras</strong>", []),
        ("A <strong>bold</strong> word", "Un mot gras", []),
        ("A <strong>bold</strong> word", "Un mot <strong>gras", [Fault.HTML]),
        ("A <b>bold</b> <i>word</i>", "<b>Un <i>mot</b></i>", [Fault.HTML]),
        ("A word", "Un <script>alert(1)</script> mot", [Fault.SCRIPT]),
        ('<a href="%(url)s">Go</a>', '<a href="%(url)s" onclick="x()">Anar</a>', [Fault.SCRIPT]),
        ("A word", "   ", [Fault.EMPTY]),
        ("A word", "x" * 5000, [Fault.TOO_LONG]),
    ],
)
def test_a_text_keeps_what_its_source_needs(source, text, wrong):
    assert faults(source, text) == wrong


def test_each_plural_form_is_held_against_the_form_it_is_nearest_to():
    forms = ["cap de nuèch", "una nuèch", "%(n)s nuèches"]

    assert form_faults("one night", "%(n)s nights", forms, 3) == {}
    wrong = form_faults("one night", "%(n)s nights", ["a", "b", "%(m)s nuèches"], 3)
    assert list(wrong) == [2]


def test_a_form_for_one_number_only_may_leave_it_out():
    forms = ["لا ليالٍ", "ليلة", "ليلتان", "%(n)s ليالٍ", "%(n)s ليلة", "ليلة"]

    assert list(form_faults("%(n)s night", "%(n)s nights", forms, 6, exact={0, 1, 2})) == [5]
    wrong = form_faults("%(n)s of %(m)s", "%(n)s of %(m)s", ["لا"], 1, exact={0})
    assert wrong == {0: [Fault.PLACEHOLDER_LOST]}


def test_a_language_wants_all_of_its_forms():
    assert form_faults("night", "nights", ["one"], 6) == {0: [Fault.FORMS]}


def test_a_percent_sign_in_a_sentence_is_no_placeholder():
    assert not placeholders("A discount of 20% off")


@pytest.mark.parametrize(
    ("places", "expected"),
    [
        (["billing/templates/notifications/stay_confirmed.txt"], "mails"),
        (["billing/pdf/words.py"], "documents"),
        (["catalogue/viewsets/homes.py"], "office"),
        (["catalogue/viewsets/homes.py", "core/templates/base.html"], "site"),
        (["catalogue/models/home.py"], "names"),
        (["pcs/api.py"], "api"),
        (["django: forms/fields.py"], "libraries"),
    ],
)
def test_a_string_belongs_where_visitors_meet_it_first(places, expected):
    assert area(places) == expected
