"""An entry is known to the assistant once it is published, and no longer than that."""

import pytest
from wagtail.models import Locale

from cms.chatbot.library import library
from cms.models import Faq, FaqTopic, FaqVectors
from core import outbox
from core.models import OutboxEntry


@pytest.fixture
def topic(french) -> FaqTopic:
    return FaqTopic.objects.create(locale=french, name="Divers")


@pytest.fixture
def draft(topic, french) -> Faq:
    return Faq.objects.create(
        locale=french, topic=topic, slug="zeppelin", question="Où amarrer mon zeppelin ?",
        variants="Stationner un dirigeable\n\n Stationner un dirigeable ", answer="<p>Au mât.</p>",
        live=False,
    )  # fmt: skip


def carry_out() -> None:
    for entry in OutboxEntry.objects.filter(kind="cms.faq_vectors"):
        outbox.deliver(entry.pk)


def known(faq: Faq) -> bool:
    return str(faq.translation_key) in library().keys


def test_a_draft_is_not_known(draft):
    carry_out()

    assert not known(draft)


def test_a_published_entry_is_found_and_a_withdrawn_one_is_not(draft):
    draft.save_revision().publish()
    carry_out()
    assert known(draft)
    assert library().find("where do I park my airship", "en")[0].key == str(draft.translation_key)

    Faq.objects.get(pk=draft.pk).unpublish()
    assert not known(draft)


def test_each_way_to_ask_has_its_vector_once(draft):
    draft.save_revision().publish()
    carry_out()

    assert draft.phrasings == ["Où amarrer mon zeppelin ?", "Stationner un dirigeable"]
    assert len(FaqVectors.objects.get(faq=draft).data) == 3 * 512 * 4


def test_new_words_are_learnt(draft):
    draft.save_revision().publish()
    carry_out()
    before = FaqVectors.objects.get().digest
    faq = Faq.objects.get(pk=draft.pk)
    faq.answer = "<p>Sur le toit.</p>"
    faq.save_revision().publish()
    carry_out()

    assert FaqVectors.objects.get().digest != before


def test_a_draft_over_a_published_entry_changes_nothing(draft):
    draft.save_revision().publish()
    carry_out()
    faq = Faq.objects.get(pk=draft.pk)
    faq.question = "Brouillon"
    faq.save_revision()
    carry_out()

    assert Faq.objects.get(pk=draft.pk).question == "Où amarrer mon zeppelin ?"
    assert known(draft)


def test_the_assistant_without_any_entry_knows_nothing(db):
    assert library().find("Le wifi ?", "fr") == []


def test_a_translation_adds_its_phrasings_to_the_same_entry(draft):
    english = Locale.objects.get_or_create(language_code="en")[0]
    draft.save_revision().publish()
    translated = draft.copy_for_translation(english)
    translated.question, translated.slug, translated.live = "Mooring an airship", "airship", True
    translated.save()
    carry_out()

    assert library().keys == (str(draft.translation_key),)
