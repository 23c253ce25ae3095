"""A page shows questions of its own and of the FAQ, each reader theirs."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.translation import override
from wagtail.models import Locale
from wagtail_localize.models import Translation

from cms.models import Faq, FaqTopic, LandingPage

BLOCK = LandingPage.body.field.stream_block.child_blocks["faq"]
OWN = {"question": "Faut-il des chaussons ?", "answer": "<p>Comme vous voulez.</p>"}


@pytest.fixture
def wifi(french) -> Faq:
    topic = FaqTopic.objects.create(locale=french, name="Le logement")
    return Faq.objects.create(
        locale=french, topic=topic, slug="wifi", question="Y a-t-il le wifi ?",
        answer="<p>Partout, par la fibre.</p>",
    )  # fmt: skip


@pytest.fixture
def english_wifi(wifi) -> Faq:
    entry = wifi.copy_for_translation(Locale.objects.get_or_create(language_code="en")[0])
    entry.question, entry.answer, entry.live = "Is there Wi-Fi?", "<p>Everywhere.</p>", True
    entry.save()
    return entry


def show(page: LandingPage, *entries: Faq, items: tuple = ()) -> None:
    value = {"title": "On nous demande", "items": list(items), "entries": list(entries)}
    page.body.append(("faq", BLOCK.normalize(value)))
    page.save_revision().publish()


def words(client, path: str) -> str:
    return client.get(path).content.decode()


def test_an_entry_stands_after_the_page_s_own_questions(client, site, wifi):
    show(LandingPage.objects.get(slug="biarritz", locale=site.locale), wifi, items=(OWN,))

    page = words(client, "/fr/biarritz/")

    assert page.index("Faut-il des chaussons ?") < page.index("Y a-t-il le wifi ?")
    assert "Partout, par la fibre." in page
    assert '<a href="/fr/faq/">Toutes les questions</a>' in page


def test_each_reader_is_shown_theirs(client, site, wifi, english_wifi):
    show(LandingPage.objects.get(slug="biarritz", locale__language_code="en"), wifi)
    show(LandingPage.objects.get(slug="biarritz", locale__language_code="es"), english_wifi)

    assert "Is there Wi-Fi?" in words(client, "/en/biarritz/")
    assert '<details lang="fr"><summary>Y a-t-il le wifi ?' in words(client, "/es/biarritz/")


def test_a_draft_is_not_shown(client, site, wifi, fresh_pages):
    show(LandingPage.objects.get(slug="biarritz", locale=site.locale), wifi)
    Faq.objects.update(live=False)

    page = words(client, "/fr/biarritz/")

    assert "Y a-t-il le wifi ?" not in page
    assert "On nous demande" not in page


def test_many_entries_ask_as_few_queries_as_one(wifi, django_assert_num_queries):
    wanted = [wifi.pk]
    for number in range(5):
        wifi.pk, wifi.translation_key, wifi.slug = None, f"{number:032x}", f"wifi-{number}"
        wifi.save()
        wanted.append(wifi.pk)

    with django_assert_num_queries(2), override("fr"):
        value = BLOCK.bulk_to_python([{"title": "?", "items": [], "entries": wanted}])[0]
        assert BLOCK.render(value).count("<details") == 6


def test_a_block_without_any_question_is_refused_beside_its_field(db):
    with pytest.raises(ValidationError) as refused:
        BLOCK.clean(BLOCK.normalize({"title": "On nous demande", "items": [], "entries": []}))

    assert "items" in refused.value.block_errors


def test_an_entry_alone_is_enough(wifi):
    value = BLOCK.normalize({"title": "On nous demande", "items": [], "entries": [wifi]})

    assert BLOCK.clean(value)["entries"][0] == wifi


def test_a_page_is_translated_without_its_entries(client, marketing, site, wifi):
    portuguese = Locale.objects.get_or_create(language_code="pt")[0]
    page = LandingPage.objects.get(slug="biarritz", locale=site.locale)
    show(page, wifi, items=(OWN,))
    client.force_login(marketing)

    client.post(
        reverse("wagtail_localize:submit_page_translation", args=[page.pk]),
        {"locales": [portuguese.pk]},
    )

    work = Translation.objects.get(source__object_id=page.translation_key, target_locale=portuguese)
    said = set(work.source.stringsegment_set.values_list("string__data", flat=True))
    assert {"Faut-il des chaussons ?", "On nous demande"} <= said
    assert "Y a-t-il le wifi ?" not in said
    assert not Faq.objects.filter(locale=portuguese).exists()
    made = LandingPage.objects.get(translation_key=page.translation_key, locale=portuguese)
    assert list(made.body[-1].value["entries"]) == [wifi]
