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
        ('<a href="%(url)s">Go</a>', '<a href="//x.example/%(url)s">Anar</a>', [Fault.SCRIPT]),
        ('<a href="/x">Go</a>', '<a href="java\tscript:alert(1)">Anar</a>', [Fault.SCRIPT]),
        ('<img src="/x" alt="A word">', '<img src="/x" alt="Un mot">', []),
        ("One<br>two", "Un<br/>dos", []),
        ("A word", "Un <img src=x onerror=alert(1) mot", [Fault.SCRIPT]),
        ("A word", "Un <!-- mot", [Fault.SCRIPT]),
        ("A word", 'Un" autofocus onfocus="alert(1)', [Fault.QUOTE]),
        ("A “word”", "Un « mot »", []),
        ('A "word"', 'Un "mot"', []),
        ("A word", "1 < 2", []),
        ("%(n)s %%", "%(n)s % de tot", [Fault.PLACEHOLDER_ADDED]),
        ("20% off", "20 % de mens", []),
        ("20% off", "vint per cent", []),
        ("%s has %d", "%s a", [Fault.PLACEHOLDER_LOST]),
        ("%s has %d", "%d de %s", [Fault.PLACEHOLDER_ADDED]),
        ("%s nights", "%s de %s", [Fault.PLACEHOLDER_ADDED]),
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


def test_a_text_far_too_long_is_not_even_read(monkeypatch):
    def read(_text):
        raise AssertionError("the text was read")

    monkeypatch.setattr("locales.rules.tags", read)

    assert faults("A word", "<a " * 1_000_000) == [Fault.TOO_LONG]
