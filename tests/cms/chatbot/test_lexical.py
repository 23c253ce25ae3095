import pytest

from cms.chatbot.lexical import LexicalIndex
from cms.chatbot.masking import MASK, masked
from cms.chatbot.rules import Certainty, certainty

INDEX = LexicalIndex(["Comment annuler ma réservation ?", "Où sont les clefs ?", "Le wifi"])


def test_a_sentence_is_most_like_itself():
    assert INDEX.similar("Où sont les clefs ?").argmax() == 1
    assert INDEX.similar("Où sont les clefs ?").max() == pytest.approx(1, abs=1e-5)


@pytest.mark.parametrize(
    "typo", ["coment anuler", "ANNULER MA RESERVATION", "annulerr reservatoin"]
)
def test_typos_and_accents_do_not_matter(typo):
    assert INDEX.similar(typo).argmax() == 0


@pytest.mark.parametrize("nothing", ["", "???", "日本"])
def test_words_never_seen_are_like_nothing(nothing):
    assert INDEX.similar(nothing).max() == 0


def test_an_empty_index_answers_nothing():
    assert len(LexicalIndex([]).similar("Bonjour")) == 0


@pytest.mark.parametrize(
    ("scores", "expected"),
    [
        ([0.6, 0.2], Certainty.SURE),
        ([0.34, 0.2], Certainty.SURE),
        ([0.33, 0.2], Certainty.HALF_SURE),
        ([0.2], Certainty.HALF_SURE),
        ([0.19], Certainty.UNSURE),
        ([], Certainty.UNSURE),
    ],
)
def test_how_sure_an_answer_must_be(scores, expected):
    assert certainty(scores) is expected


@pytest.mark.parametrize(
    "secret",
    [
        "ana.souza@example.org",
        "06 12 34 56 78",
        "+33 6 12 34 56 78",
        "4242 4242 4242 4242",
        "FR76 3000 6000 0112 3456 7890 189",
    ],
)
def test_what_tells_who_asked_is_masked(secret):
    words = masked(f"Écrivez à {secret} svp")

    assert secret not in words
    assert MASK in words and words.startswith("Écrivez à") and words.endswith("svp")


def test_dates_and_amounts_stay():
    assert masked("Du 12/06/26 au 14 juin, 1 250 €") == "Du 12/06/26 au 14 juin, 1 250 €"
