"""How often the right entry is found; nothing was tuned on the last of the three sets."""

import re
import unicodedata

import pytest

from cms.chatbot.replies import reply_to
from cms.models import Faq, Message

from .conftest import questions

Kind = Message.Kind
GOLDEN = questions("golden")
UNSEEN = questions("unseen")


def plain(words: str) -> str:
    decomposed = unicodedata.normalize("NFKD", words.casefold())
    letters = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return re.sub(r"\W+", " ", letters).strip()


def found_first(asked: dict, keys: dict[str, str]) -> str | None:
    from cms.chatbot.library import library

    best = library().find(asked["question"], asked["language"], 1)
    return keys[best[0].key]


def share_right(asked: list[dict], keys: dict[str, str]) -> float:
    known = [question for question in asked if question["entry"]]
    return sum(found_first(one, keys) == one["entry"] for one in known) / len(known)


def test_the_golden_set_is_large_and_in_many_languages():
    inside = [question for question in GOLDEN if question["entry"]]

    assert len(inside) >= 90
    assert len(GOLDEN) - len(inside) >= 25
    assert len({question["language"] for question in inside}) >= 6


@pytest.mark.requirement("M1-T3")
def test_golden_questions_find_their_answer_first(keys):
    assert share_right(GOLDEN, keys) >= 0.85


def test_questions_never_tuned_on_find_their_answer_first(keys):
    assert share_right(UNSEEN, keys) >= 0.80


@pytest.mark.requirement("M1-T3")
@pytest.mark.parametrize("name", ["golden", "unseen"])
def test_nothing_off_the_subject_is_answered(keys, name):
    outside = [one for one in questions(name) if one["entry"] is None]
    kinds = {one["question"]: reply_to(one["question"], one["language"]) for one in outside}

    answered = {question for question, reply in kinds.items() if reply.kind is Kind.ANSWER}
    assert answered == set()


def test_every_answer_has_a_source_that_visitors_may_read(keys):
    public = {
        str(key) for key in Faq.objects.filter(live=True).values_list("translation_key", flat=True)
    }
    for one in GOLDEN:
        reply = reply_to(one["question"], one["language"])
        if reply.kind in (Kind.ANSWER, Kind.CHOICES):
            assert reply.sources and set(reply.sources) <= public


@pytest.mark.parametrize("name", ["tuning", "golden", "unseen"])
def test_no_question_is_copied_from_the_phrasings(answers, name):
    known = {plain(words) for faq in Faq.objects.all() for words in faq.phrasings}
    copied = [one["question"] for one in questions(name) if plain(one["question"]) in known]

    assert copied == []


def test_the_sets_share_no_question():
    asked = [
        plain(one["question"]) for name in ("tuning", "golden", "unseen") for one in questions(name)
    ]

    assert len(asked) == len(set(asked))


@pytest.mark.parametrize(
    ("language", "question", "entry"),
    [
        ("oc", "Ont son las claus ?", "keys"),  # Occitan: close enough to French letters
        ("ca", "Com puc cancelar la reserva?", "cancel"),
    ],
)
def test_languages_the_encoder_lacks_are_matched_by_letters(keys, language, question, entry):
    from cms.chatbot.library import library

    best = library().find(question, language)
    assert entry in [keys[match.key] for match in best]
