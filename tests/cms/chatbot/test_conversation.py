from datetime import timedelta

import pytest
import time_machine
from django.core.cache import caches
from django.utils import timezone

from accounts.services import anonymise
from cms.chatbot import conversations
from cms.models import Conversation, Faq, Message, UnansweredQuestion
from cms.tasks import forget_conversations

ASSISTANT = "/fr/assistant/"


@pytest.fixture(autouse=True)
def no_limits(db):
    caches["default"].clear()


def ask(client, question, page=ASSISTANT, **extra):
    return client.post(page, {"question": question}, follow=True, **extra)


def words(answer) -> str:
    return answer.content.decode().replace("&#x27;", "'")


def test_without_a_script_a_question_is_answered_with_its_source(client, answers):
    answer = ask(client, "Y a-t-il le wifi dans l'appartement ?")

    assert answer.redirect_chain[0][0].startswith(f"{ASSISTANT}#turn-")
    assert "wifi par la fibre" in words(answer)
    assert 'href="/fr/faq/wifi/"' in words(answer)


def test_the_panel_gets_the_answer_alone(client, answers):
    answer = ask(
        client, "Is there Wi-Fi in the flat?", "/en/assistant/", headers={"HX-Request": "true"}
    )

    assert "fibre Wi-Fi" in words(answer)
    assert "<html" not in words(answer)


def test_what_is_not_known_is_said_and_a_person_is_offered(client, answers):
    answer = ask(client, "Quelle est la capitale du Pérou ?")

    assert "je préfère" in words(answer) or "I do not know" in words(answer)
    assert 'href="/fr/contact/?about=conversation"' in words(answer)
    assert UnansweredQuestion.objects.get().text == "Quelle est la capitale du Pérou ?"


def test_an_unanswered_question_is_counted_and_masked(client, answers):
    for _time in range(2):
        ask(client, "Mon poème préféré, à envoyer à ana@example.org, c'est lequel ?")

    asked = UnansweredQuestion.objects.get()
    assert asked.count == 2
    assert "ana@example.org" not in asked.text


def test_a_choice_among_those_proposed_is_answered(client, answers):
    faq = Faq.objects.get(slug="wifi", locale__language_code="fr")
    data = {"question": faq.question, "entry": faq.translation_key}

    assert "wifi par la fibre" in words(client.post(ASSISTANT, data, follow=True))


@pytest.mark.parametrize("entry", ["00000000-0000-0000-0000-000000000000", "x"])
def test_an_entry_that_is_not_there_breaks_nothing(client, answers, entry):
    answer = client.post(ASSISTANT, {"question": "Le wifi ?", "entry": entry}, follow=True)

    assert answer.status_code in (200, 422)


@pytest.mark.parametrize("question", ["", "   ", "x" * 301, "\x00"])
def test_a_question_that_is_none_is_refused_beside_the_field(client, answers, question):
    answer = ask(client, question)

    assert answer.status_code == 422
    assert 'aria-invalid="true"' in words(answer)
    assert not Message.objects.exists()


def test_scripts_in_a_question_are_only_words(client, answers):
    assert "<script>alert" not in words(ask(client, "<script>alert(1)</script> wifi ?"))


def test_too_many_questions_are_told_to_wait(client, answers):
    for _time in range(20):
        assert ask(client, "Le wifi ?").status_code == 200

    answer = ask(client, "Le wifi ?")

    assert answer.status_code == 429
    assert Message.objects.count() == 20


def test_a_conversation_is_known_by_the_session_alone(client, answers):
    ask(client, "Le wifi ?")
    other = type(client)()

    assert "Le wifi ?" in words(client.get(ASSISTANT))
    assert "Le wifi ?" not in words(other.get(ASSISTANT))
    assert Conversation.objects.get().user is None


def test_whoever_logs_out_leaves_the_conversation_behind(client, answers, traveller):
    client.force_login(traveller.user)
    ask(client, "Le wifi ?")
    client.logout()

    assert "Le wifi ?" not in words(client.get(ASSISTANT))


def test_a_conversation_can_be_erased_at_once(client, answers):
    ask(client, "Le wifi ?")

    assert "Le wifi ?" not in words(client.post("/fr/assistant/forget/", follow=True))
    assert not Conversation.objects.exists()


def test_nothing_is_kept_longer_than_thirty_days(client, answers):
    ask(client, "Le wifi ?")
    ask(client, "Quelle est la capitale du Pérou ?")
    with time_machine.travel(timezone.now() + timedelta(days=29)):
        forget_conversations()
        assert Message.objects.count() == 2
    with time_machine.travel(timezone.now() + timedelta(days=31)):
        forget_conversations()

    assert not Conversation.objects.exists()
    assert not Message.objects.exists()
    assert not UnansweredQuestion.objects.exists()


def test_a_deleted_account_takes_its_conversations_with_it(client, answers, traveller):
    client.force_login(traveller.user)
    ask(client, "Le wifi ?")
    anonymise(traveller.user)

    assert not Conversation.objects.exists()


def test_an_answer_not_translated_is_shown_in_french_and_marked(client, answers):
    Faq.objects.filter(slug="wifi", locale__language_code="es").delete()

    answer = words(ask(client, "¿Hay wifi?", "/es/assistant/"))

    assert "wifi par la fibre" in answer
    assert 'lang="fr"' in answer


def test_public_pages_hold_nothing_of_anybody(client, answers):
    page = client.get("/fr/faq/")

    assert 'id="assistant-panel"' in words(page)
    assert "csrfmiddlewaretoken" not in words(page)
    assert not page.cookies


def test_the_note_of_a_dismissed_question_stays_dismissed(answers):
    asked = conversations.note_unanswered("Qui a peint la Joconde ?", "fr")
    UnansweredQuestion.objects.update(state=UnansweredQuestion.State.DISMISSED)
    conversations.note_unanswered("qui a peint la Joconde ?", "fr")

    asked.refresh_from_db()
    assert (asked.count, asked.state) == (2, UnansweredQuestion.State.DISMISSED)
