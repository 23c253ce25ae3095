"""No door lets a photograph in that says nothing to those who do not see it."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image
from wagtail.images.forms import get_image_form
from wagtail.models import Locale

from catalogue.models import Photo


@pytest.fixture
def desk(client, marketing, site):
    client.force_login(marketing)
    return client


def file() -> SimpleUploadedFile:
    drawn = BytesIO()
    Image.new("RGB", (80, 60), "maroon").save(drawn, "PNG")
    return SimpleUploadedFile("porte.png", drawn.getvalue(), "image/png")


def test_the_form_asks_for_the_languages_the_site_has(db):
    Locale.objects.get_or_create(language_code="oc")

    fields = get_image_form(Photo)().fields

    assert "alt_oc" in fields and "alt_fr" not in fields and "alt_de" not in fields


def test_one_photo_needs_a_description(desk):
    before = Photo.objects.count()

    desk.post(reverse("wagtailimages:add"), {"title": "Porte", "file": file()})

    assert Photo.objects.count() == before


def test_many_photos_wait_for_their_descriptions(desk):
    before = Photo.objects.count()

    answer = desk.post(reverse("wagtailimages:add_multiple"), {"title": "Porte", "files[]": file()})

    assert Photo.objects.count() == before
    assert "description" in answer.json()["form"]


def test_the_editor_s_own_chooser_asks_as_well(desk):
    before = Photo.objects.count()
    address = reverse("wagtailimages_chooser:create")
    name = "image-chooser-upload-"

    refused = desk.post(address, {f"{name}title": "Porte", f"{name}file": file()})
    taken = desk.post(
        address,
        {f"{name}title": "Porte", f"{name}file": file(), f"{name}description": "Une porte rouge"},
    )

    assert refused.json()["step"] == "reshow_creation_form"
    assert taken.json()["step"] == "chosen"
    assert Photo.objects.count() == before + 1


def test_a_photo_has_a_point_to_look_at(desk, photo):
    page = desk.get(reverse("wagtailimages:edit", args=[photo.pk])).content.decode()

    assert "focal_point" in page
