"""Answers from one's own stays, and from nobody else's."""

import pytest
from django.core.cache import caches
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cms.chatbot.replies import reply_to
from cms.chatbot.turns import turns
from cms.models import Conversation

ASSISTANT = "/fr/assistant/"
WAYS = [
    ("fr", "c'est quand mon prochain séjour chez vous", "arrival"),
    ("en", "when is my next arrival please", "arrival"),
    ("es", "cuál es la dirección de mi alojamiento", "arrival"),
    ("fr", "je voudrais ma facture", "invoice"),
    ("en", "can you show me my invoices", "invoice"),
    ("de", "Zeig mir meine Rechnung", "invoice"),
    ("fr", "annuler mon séjour svp", "cancel"),
    ("en", "cancel my booking please", "cancel"),
    ("it", "Vorrei annullare la mia prenotazione", "cancel"),
    ("fr", "combien ai-je payé en tout", "payments"),
]


@pytest.fixture(autouse=True)
def no_limits(db):
    caches["default"].clear()


def ask(client, question):
    answer = client.post(ASSISTANT, {"question": question}, follow=True)
    return answer.content.decode().replace("&#x27;", "'")


@pytest.mark.parametrize(("language", "question", "intent"), WAYS)
def test_questions_about_one_s_own_stay_are_recognised(answers, language, question, intent):
    assert reply_to(question, language).intent == intent


@pytest.mark.parametrize(
    ("language", "question"),
    [
        ("fr", "Comment récupérer les clefs ?"),
        ("fr", "Où trouver une facture ?"),
        ("fr", "L'annulation est-elle gratuite ?"),
        ("fr", "À quelle heure peut-on arriver ?"),
        ("en", "What is the cancellation policy?"),
        ("en", "How long does a refund take?"),
        ("en", "My dog comes along, is that fine?"),
        ("es", "¿Hay que pagar la limpieza?"),
    ],
)
def test_questions_about_how_it_works_are_for_everybody(answers, language, question):
    assert reply_to(question, language).intent == ""


def test_an_anonymous_visitor_is_asked_to_log_in(client, answers, paid_stay):
    page = ask(client, "Quand est ma prochaine arrivée ?")

    assert "/fr/accounts/login/?next=/fr/assistant/" in page
    assert paid_stay.reference not in page


def test_a_traveller_is_told_when_and_where_they_arrive(client, answers, paid_stay):
    client.force_login(paid_stay.traveller.user)

    page = ask(client, "Quand est ma prochaine arrivée ?")

    assert paid_stay.home.street in page
    assert paid_stay.get_absolute_url() in page


def test_a_traveller_is_given_their_invoices(client, answers, paid_stay):
    client.force_login(paid_stay.traveller.user)

    assert paid_stay.documents.get().number in ask(client, "Montre-moi mes factures")


def test_a_traveller_is_led_to_cancelling_and_told_what_comes_back(client, answers, paid_stay):
    client.force_login(paid_stay.traveller.user)

    page = ask(client, "Je veux annuler ma réservation")

    assert f"/fr/stays/{paid_stay.reference}/cancel/" in page
    assert paid_stay.state == paid_stay.State.CONFIRMED


def test_a_traveller_is_told_what_they_paid(client, answers, paid_stay):
    client.force_login(paid_stay.traveller.user)

    assert paid_stay.reference in ask(client, "Montre-moi mes paiements")


@pytest.mark.parametrize(
    "question",
    [
        "Quand est ma prochaine arrivée ?",
        "Montre-moi mes factures",
        "Je veux annuler ma réservation",
        "Montre-moi mes paiements",
    ],
)
def test_nobody_is_shown_the_stay_of_somebody_else(client, answers, paid_stay, stranger, question):
    client.force_login(stranger.user)

    page = ask(client, question)

    for secret in (paid_stay.reference, paid_stay.home.street, paid_stay.documents.get().number):
        assert secret not in page


def test_an_old_question_shows_the_stays_of_whoever_looks_now(client, answers, paid_stay, stranger):
    client.force_login(paid_stay.traveller.user)
    ask(client, "Quand est ma prochaine arrivée ?")
    client.force_login(stranger.user)

    page = client.get(ASSISTANT).content.decode()

    assert paid_stay.reference not in page


def test_what_is_asked_ten_times_is_read_once(
    client, answers, paid_stay, django_assert_max_num_queries
):
    user = paid_stay.traveller.user
    conversation = Conversation.objects.create(user=user)
    asked = [conversation.messages.create(question="?", kind="personal", intent="arrival")]
    with CaptureQueriesContext(connection) as once:
        turns(asked, user)

    with django_assert_max_num_queries(len(once)):
        shown = turns(asked * 10, user)

    assert all(turn.mine["stay"] == paid_stay for turn in shown)
