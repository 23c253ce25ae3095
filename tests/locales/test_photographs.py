"""What a photo shows is said in its own form, in every language: the matrix leads there."""

import pytest
from django.urls import reverse
from PIL import Image

from catalogue.models import Photo, PhotoText
from locales.coverage import Cell

from .test_coverage import cell

pytestmark = pytest.mark.requirement("X-I18-01")


def drawn(title: str) -> Photo:
    return Photo.objects.create(title=title, file=f"{title}.png", width=64, height=48)


@pytest.fixture
def text(french) -> PhotoText:
    return PhotoText.objects.create(photo=drawn("salon"), locale=french, alt="Un salon clair")


@pytest.fixture
def missing(desk, occitan) -> str:
    return reverse("languages:content", args=["oc", "photographs"]) + "?state=missing"


def test_a_photo_is_missing_until_it_is_described(text, occitan):
    drawn("porte")  # nothing is said of it in French: there is nothing to translate
    assert cell("photographs", "oc") == Cell(missing=1)

    text.copy_for_translation(occitan).save()

    assert cell("photographs", "oc") == Cell(done=1)
    assert cell("photographs", "fr") == Cell(done=1)


def test_the_list_leads_to_the_form_of_the_photo(desk, missing, text, occitan):
    form = reverse("wagtailimages:edit", args=[text.photo_id])

    assert [thing.address for thing in desk.get(missing).context["things"]] == [form]

    text.copy_for_translation(occitan).save()
    done = desk.get(missing.replace("missing", "done")).context["things"]
    assert [thing.address for thing in done] == [form]


def test_the_form_moves_the_matrix(desk, text, occitan, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    Image.new("RGB", (64, 48), "teal").save(tmp_path / text.photo.file.name)
    form = reverse("wagtailimages:edit", args=[text.photo_id])
    said = {"title": "salon", "description": "Un salon clair", "alt_oc": "Una sala clara"}

    desk.post(form, said | {"collection": text.photo.collection_id})

    assert cell("photographs", "oc") == Cell(done=1)
    photo_texts = PhotoText.objects.filter(photo=text.photo)
    assert photo_texts.in_language("oc").get().alt == "Una sala clara"


def test_no_machine_drafts_what_has_no_translation_editor(desk, missing, text, settings):
    settings.MACHINE_TRANSLATION_URL = "http://127.0.0.1:9"

    assert not desk.get(missing).context["machine"]
    address = reverse("languages:draft_content", args=["oc", "photographs"])
    assert desk.post(address).status_code == 404


def test_the_list_asks_as_often_for_many_photos(desk, missing, text, django_assert_max_num_queries):
    desk.get(missing)
    for number in range(20):
        PhotoText.objects.create(
            photo=drawn(f"salon {number}"), locale=text.locale, alt=f"Un salon {number}"
        )

    with django_assert_max_num_queries(40):
        assert len(desk.get(missing).context["things"]) == 21
