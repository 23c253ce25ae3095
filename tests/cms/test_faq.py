"""Questions and answers on the public site, and where marketing writes them."""

import pytest
from wagtail.models import Locale

from cms.models import Faq, FaqTopic, UnansweredQuestion


@pytest.fixture
def faq(french) -> Faq:
    topic = FaqTopic.objects.create(locale=french, name="Le logement")
    return Faq.objects.create(
        locale=french, topic=topic, slug="wifi", question="Y a-t-il le wifi ?",
        variants="internet", answer="<p>Partout, par la fibre.</p>",
    )  # fmt: skip


def words(answer) -> str:
    return answer.content.decode().replace("&#x27;", "'")


def test_questions_stand_under_their_topic(client, faq):
    page = words(client.get("/fr/faq/"))

    assert page.index("Le logement") < page.index("Y a-t-il le wifi ?")
    assert "Partout, par la fibre." in page


def test_a_question_has_its_own_address(client, faq):
    page = words(client.get("/fr/faq/wifi/"))

    assert "Partout, par la fibre." in page
    assert 'rel="canonical"' in page


@pytest.mark.parametrize("asked", ["wifi", "fibre", "internet"])
def test_the_search_needs_no_script(client, faq, asked):
    assert "Y a-t-il le wifi ?" in words(client.get("/fr/faq/", {"q": asked}))


@pytest.mark.parametrize("asked", ["zzz", "<script>", "x" * 500, "%"])
def test_a_search_that_finds_nothing_says_so(client, faq, asked):
    answer = client.get("/fr/faq/", {"q": asked})

    assert answer.status_code == 200
    assert "Partout, par la fibre." not in words(answer)
    assert "<script>" not in words(answer).split("<main")[1].split("</main")[0]


def test_a_search_for_nothing_shows_everything(client, faq):
    assert "Partout, par la fibre." in words(client.get("/fr/faq/?q=%00"))


def test_a_draft_is_not_public(client, faq, fresh_pages):
    Faq.objects.update(live=False)

    assert client.get("/fr/faq/wifi/").status_code == 404
    assert "Y a-t-il le wifi ?" not in words(client.get("/fr/faq/"))


def test_what_is_not_translated_is_shown_in_the_source_language_and_marked(client, faq):
    Locale.objects.get_or_create(language_code="es")
    page = words(client.get("/es/faq/wifi/"))

    assert "Partout, par la fibre." in page
    assert 'lang="fr"' in page


def test_the_address_in_one_language_leads_to_the_other(client, faq):
    english = Locale.objects.get_or_create(language_code="en")[0]
    other = faq.copy_for_translation(english)
    other.slug, other.question, other.live = "wi-fi", "Is there Wi-Fi?", True
    other.save()

    assert client.get("/en/faq/wifi/").headers["Location"] == "/en/faq/wi-fi/"
    assert 'hreflang="en" href="http://localhost:8000/en/faq/wi-fi/"' in words(
        client.get("/fr/faq/wifi/")
    )


def test_an_owner_s_questions_can_be_seen_alone(client, faq, fresh_pages):
    Faq.objects.update(audience="traveller")

    assert "Y a-t-il le wifi ?" not in words(client.get("/fr/faq/?for=owner"))
    assert "Y a-t-il le wifi ?" in words(client.get("/fr/faq/?for=nobody"))


def test_the_sitemap_knows_the_questions(client, faq):
    assert "/fr/faq/wifi/" in words(client.get("/sitemap-faq.xml"))


def test_the_office_lists_and_shows_entries(client, staff, faq):
    client.force_login(staff)

    assert "Y a-t-il le wifi ?" in words(client.get("/cms/snippets/cms/faq/?audience=everyone"))
    assert client.get(f"/cms/snippets/cms/faq/edit/{faq.pk}/").status_code == 200


def test_an_unanswered_question_begins_an_entry(client, staff, faq, french):
    asked = UnansweredQuestion.objects.create(text="Un sauna ?", digest="1", language="fr")
    client.force_login(staff)

    listed = words(client.get("/cms/unanswered/"))
    begun = words(client.get(f"/cms/snippets/cms/faq/add/?unanswered={asked.pk}&locale=fr"))

    assert "Un sauna ?" in listed and f"unanswered={asked.pk}" in listed
    assert 'value="Un sauna ?"' in begun and 'value="un-sauna"' in begun
    assert f"unanswered={asked.pk}" in begun


def test_an_unanswered_question_is_set_aside(client, staff):
    asked = UnansweredQuestion.objects.create(text="Un sauna ?", digest="1", language="fr")
    client.force_login(staff)
    client.post(f"/cms/unanswered/dismiss/{asked.pk}/")

    asked.refresh_from_db()
    assert asked.state == UnansweredQuestion.State.DISMISSED
    assert "Un sauna ?" not in words(client.get("/cms/unanswered/"))


def test_setting_aside_needs_the_permission(client, traveller, marketing):
    asked = UnansweredQuestion.objects.create(text="Un sauna ?", digest="1", language="fr")
    client.force_login(traveller.user)

    assert client.post(f"/cms/unanswered/dismiss/{asked.pk}/").status_code in (302, 403)
    asked.refresh_from_db()
    assert asked.state == UnansweredQuestion.State.OPEN


@pytest.mark.parametrize("number", ["x", "\u00b2", "999999999999999999999", "-1"])
def test_an_entry_that_begins_with_no_question_is_empty(client, staff, faq, number):
    client.force_login(staff)

    answer = client.get("/cms/snippets/cms/faq/add/", {"unanswered": number, "locale": "fr"})

    assert answer.status_code == 200


def test_a_topic_with_questions_stays(client, marketing, faq):
    client.force_login(marketing)

    client.post(f"/cms/snippets/cms/faqtopic/delete/{faq.topic.pk}/")

    assert FaqTopic.objects.filter(pk=faq.topic.pk).exists()
