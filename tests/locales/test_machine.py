"""A machine drafts; a stand-in answers as LibreTranslate does."""

import json
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import pytest
from django.urls import reverse
from wagtail_localize.models import StringTranslation, Translation
from wagtail_localize.operations import translate_object

from core import outbox
from core.models import OutboxEntry
from locales import drafts, languages, machine
from locales.coverage import areas
from locales.models import InterfaceString, InterfaceTranslation

pytestmark = pytest.mark.requirement("X-I18-01")


class LibreTranslate(BaseHTTPRequestHandler):
    """Says everything louder; what has "careless" in it loses its tags and placeholders."""

    def do_POST(self) -> None:
        asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.server.asked.append(asked)
        if self.server.broken:
            self.send_error(500)
            return
        said = json.dumps({"translatedText": [louder(text) for text in asked["q"]]}).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(said)))
        self.end_headers()
        self.wfile.write(said)

    def log_message(self, *_args: object) -> None:
        """Silence."""


def louder(text: str) -> str:
    return "LOST <b>" if "careless" in text else f"{text} !"


@pytest.fixture
def server(settings):
    with HTTPServer(("127.0.0.1", 0), LibreTranslate) as made:
        made.asked, made.broken = [], False
        thread = Thread(target=made.serve_forever)
        thread.start()
        settings.MACHINE_TRANSLATION_URL = f"http://127.0.0.1:{made.server_port}"
        settings.MACHINE_TRANSLATION_KEY = "a key"
        settings.WAGTAILLOCALIZE_MACHINE_TRANSLATOR = {"CLASS": "locales.machine.PageTranslator"}
        yield made
        made.shutdown()
        thread.join()


def work() -> None:
    """What the worker does."""
    outbox.deliver_due()


def test_placeholders_and_tags_come_back_as_they_went(server):
    texts = ["Hello %(name)s, {n} & you", "<b>Now</b> %s", "5 < 6"]

    assert machine.translate(texts, "en", "oc") == [f"{text} !" for text in texts]
    sent = server.asked[0]
    assert (sent["source"], sent["target"], sent["api_key"]) == ("en", "oc", "a key")
    assert 'translate="no"' in sent["q"][0]


def test_what_lost_a_placeholder_is_dropped(server):
    assert machine.translate(["careless %(name)s", "Book"], "en", "oc") == ["", "Book !"]


def test_many_texts_go_in_batches(server):
    machine.translate([f"Sentence {index}" for index in range(60)], "en", "oc")

    assert [len(asked["q"]) for asked in server.asked] == [25, 25, 10]


def test_an_area_is_drafted_and_nothing_goes_live(server, string, occitan, editor, say):
    say("oc", "Log in", "Se connectar")
    string("Book")
    string("%(n)s night", plural="%(n)s nights")
    string("careless %(name)s")

    run = drafts.draft_strings(occitan, InterfaceString.objects.all(), editor)
    assert not drafts.progress(run).is_over
    work()

    progress = drafts.progress(run)
    assert (progress.is_over, progress.drafted, progress.refused) == (True, 2, 1)
    drafted = InterfaceTranslation.objects.filter(state="machine")
    assert {said.string.msgid: said.forms for said in drafted} == {
        "Book": ["Book !"],
        "%(n)s night": ["%(n)s night !", "%(n)s nights !"],
    }


def test_an_editor_who_was_faster_is_not_overwritten(server, string, occitan, editor, say):
    book = string("Book")
    drafts.draft_strings(occitan, InterfaceString.objects.all(), editor)
    book.translations.create(language="oc", forms=["Reservar"], state="done")
    work()

    assert book.translations.get().forms == ["Reservar"]


def test_a_machine_that_is_away_is_asked_again(server, string, occitan, editor):
    server.broken = True
    string("Book")
    run = drafts.draft_strings(occitan, InterfaceString.objects.all(), editor)
    work()
    assert not drafts.progress(run).is_over

    server.broken = False
    OutboxEntry.objects.update(due_at=OutboxEntry.objects.get().created_at)
    work()
    assert drafts.progress(run).drafted == 1


def test_pages_are_drafted_for_the_editor_and_not_published(fresh_database, server, about, staff):
    occitan = languages.add_language("oc", False, staff)

    drafts.draft_objects(occitan, areas["pages"], staff)

    draft = Translation.objects.get(source__object_id=about.translation_key, target_locale=occitan)
    said = StringTranslation.objects.filter(locale=occitan, context__object=about.translation_key)
    assert {one.data for one in said} >= {"Qui sommes-nous !"}
    assert {one.translation_type for one in said} == {"machine"}
    assert draft.get_target_instance().title == "Qui sommes-nous"


def test_the_button_is_there_only_with_a_machine(desk, occitan, string, settings):
    string("Book")
    address = reverse("languages:strings", args=["oc"])
    button = reverse("languages:draft_strings", args=["oc"])

    assert button not in desk.get(address, {"state": "missing"}).content.decode()
    assert desk.post(button).status_code == 404


def test_the_button_leads_to_its_progress(server, desk, occitan, string):
    string("Book")
    address = reverse("languages:strings", args=["oc"])
    button = reverse("languages:draft_strings", args=["oc"])
    assert button in desk.get(address, {"state": "missing"}).content.decode()

    answer = desk.post(button, {"area": "site"}, follow=True)

    assert answer.context["progress"].batches == 1
    work()
    page = desk.get(answer.request["PATH_INFO"], headers={"hx-request": "true"})
    assert page.context["progress"].is_over
    assert desk.get(reverse("languages:drafts", args=["oc", "nothing"])).status_code == 404


def test_updating_translations_asks_the_machine_after_the_transaction(
    server, client, staff, about, django_capture_on_commit_callbacks
):
    client.force_login(staff)
    occitan = languages.add_language("oc", False, staff)
    with django_capture_on_commit_callbacks(execute=True):
        translate_object(about, [occitan])
    source = Translation.objects.get(target_locale=occitan).source
    address = reverse("wagtail_localize:update_translations", args=[source.pk])

    answer = client.post(address, {"use_machine_translation": "on"})

    assert answer.status_code == 302
    assert not server.asked
    work()
    assert server.asked
