"""An editor's words are checked, kept with who wrote them, and never lost to a second editor."""

import pytest
from django.utils import timezone
from django.utils.translation import gettext, override

from core.models import AuditEntry
from locales import services
from locales.models import InterfaceTranslation
from locales.rules import Fault

pytestmark = pytest.mark.requirement("X-I18-01")
State = InterfaceTranslation.State


def test_a_translation_is_done_and_says_who_wrote_it(string, editor):
    said = services.translate_string(string("Book"), "oc", ["Reservar"], 0, editor)

    assert (said.forms, said.state, said.revision) == (["Reservar"], State.DONE, 1)
    assert said.changed_by == editor
    assert AuditEntry.objects.get(verb="translated").details["after"] == ["Reservar"]


def test_visitors_read_it_at_their_next_request(string, editor, occitan, next_request, client):
    services.translate_string(string("Log in"), "oc", ["Se connectar"], 0, editor)
    next_request()

    with override("oc"):
        assert gettext("Log in") == "Se connectar"


@pytest.mark.parametrize(
    ("source", "text", "fault"),
    [
        ("Hello %(name)s", "Adieu", Fault.PLACEHOLDER_LOST),
        ("Hello %(name)s", "Adieu %(nom)s", Fault.PLACEHOLDER_ADDED),
        ("Hello {name}", "Adieu {}", Fault.PLACEHOLDER_LOST),
        ("<b>Now</b>", "<b>Ara", Fault.HTML),
        ("Now", "<script>alert(1)</script>", Fault.SCRIPT),
        ('<a href="/">Now</a>', '<a href="/" onclick="x()">Ara</a>', Fault.SCRIPT),
        ("Now", "  ", Fault.EMPTY),
    ],
)
def test_what_would_break_a_page_is_refused(string, editor, source, text, fault):
    with pytest.raises(services.Refused) as refused:
        services.translate_string(string(source), "oc", [text], 0, editor)

    assert fault in refused.value.faults[0]
    assert not InterfaceTranslation.objects.exists()


def test_arabic_wants_its_six_forms(string, editor):
    nights = string("%(n)s night", plural="%(n)s nights")

    with pytest.raises(services.Refused) as refused:
        services.translate_string(nights, "ar", ["ليلة", "%(n)s ليال"], 0, editor)
    assert refused.value.faults == {0: [Fault.FORMS]}

    said = services.translate_string(nights, "ar", ["%(n)s ليلة"] * 6, 0, editor)
    assert len(said.forms) == 6


def test_a_sentence_that_speaks_about_a_tag_can_be_translated(string, editor):
    source = string("Remove the <meta> tag <a …> first")

    assert services.translate_string(source, "oc", ["Levatz <meta> <a …>"], 0, editor)


def test_the_second_editor_is_shown_what_the_first_wrote(string, editor, staff):
    book = string("Book")
    services.translate_string(book, "oc", ["Reservar"], 0, editor)

    with pytest.raises(services.Stale) as stale:
        services.translate_string(book, "oc", ["Retenir"], 0, staff)

    assert stale.value.current.forms == ["Reservar"]
    assert book.translations.get().forms == ["Reservar"]


def test_two_editors_of_one_mind_do_not_meet(string, editor, staff):
    book = string("Book")
    services.translate_string(book, "oc", ["Reservar"], 0, editor)

    assert services.translate_string(book, "oc", ["Reservar"], 0, staff).revision == 1


def test_a_vanished_string_names_the_one_that_took_its_place(string, editor):
    gone = string("Book this home now", obsolete_at=timezone.now())
    now = string("Book this home today")

    with pytest.raises(services.Obsolete) as obsolete:
        services.translate_string(gone, "oc", ["Reservar"], 0, editor)

    assert obsolete.value.successor == now


def test_a_string_goes_back_to_what_came_with_the_site(string, editor, next_request):
    login = string("Log in")
    said = services.translate_string(login, "fr", ["Entrer"], 0, editor)
    next_request()
    with override("fr"):
        assert gettext("Log in") == "Entrer"

    services.reset_to_shipped(login, "fr", said.revision, editor)
    next_request()
    with override("fr"):
        assert gettext("Log in") != "Entrer"


def test_a_machine_s_words_are_read_only_once_accepted(
    string, editor, draft, occitan, next_request
):
    said = draft(string("Log in"), "oc", "Se connectar")
    next_request()
    with override("oc"):
        assert gettext("Log in") != "Se connectar"

    services.accept_machine(said, said.revision, editor)
    next_request()
    with override("oc"):
        assert gettext("Log in") == "Se connectar"
