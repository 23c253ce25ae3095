from pathlib import Path
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from bookings.inventory import rules
from bookings.inventory.services import add_photo
from bookings.models import ReportPhoto

from .conftest import a_photo, browser, seal


@pytest.fixture
def line(entry):
    return entry.lines.first()


def send(phone, line, file, key=None):
    data = {f"line-{line.pk}-photo": file, f"line-{line.pk}-key": str(key or uuid4())}
    return phone.post(f"/en/inventory/lines/{line.pk}/photos/", data)


@pytest.mark.requirement("X-DOC-04")
def test_a_photo_is_kept_small_and_without_its_metadata(line, phone):
    exif = Image.Exif()
    exif[0x010F] = "Spy camera"

    answer = send(phone, line, a_photo(exif=exif))

    photo = line.photos.get()
    assert f"/inventory/photos/{photo.pk}/" in answer.text
    assert (photo.width, photo.height) == (1600, 1067)
    with Image.open(photo.image.open()) as kept:
        assert not kept.getexif()


def test_a_photo_sent_again_is_there_once(line, phone):
    key = uuid4()
    send(phone, line, a_photo(), key)
    send(phone, line, a_photo(), key)

    assert line.photos.count() == 1


@pytest.mark.parametrize(
    "content", [b"%PDF-1.7 not a picture", b"", b"<svg xmlns='http://www.w3.org/2000/svg'/>"]
)
def test_what_is_no_picture_is_refused_in_words(line, phone, content):
    answer = send(phone, line, SimpleUploadedFile("photo.jpg", content, "image/jpeg"))

    assert "field__error" in answer.text
    assert not line.photos.exists()


def test_a_picture_that_is_too_large_is_refused_in_words(line, phone, settings):
    settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS = 1000
    assert "too many pixels" in send(phone, line, a_photo()).text

    settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE = 100
    assert "too large" in send(phone, line, a_photo()).text
    assert not line.photos.exists()


def test_a_line_holds_five_photos(line, agent, phone):
    for _ in range(rules.PHOTOS_PER_LINE):
        add_photo(line, a_photo(size=(20, 20)), uuid4(), agent)

    assert "No more photos fit" in send(phone, line, a_photo()).text
    assert line.photos.count() == rules.PHOTOS_PER_LINE


def test_a_report_holds_sixty_photos(line, agent, phone, monkeypatch):
    monkeypatch.setattr(rules, "PHOTOS_PER_REPORT", 1)
    add_photo(line, a_photo(size=(20, 20)), uuid4(), agent)
    other = line.report.lines.last()

    assert "No more photos fit" in send(phone, other, a_photo()).text


def test_a_removed_photo_leaves_the_disk(line, agent, phone, django_capture_on_commit_callbacks):
    photo = add_photo(line, a_photo(), uuid4(), agent)
    path = Path(photo.image.path)

    with django_capture_on_commit_callbacks(execute=True):
        phone.post(f"/fr/inventory/photos/{photo.pk}/remove/")

    assert not ReportPhoto.objects.exists()
    assert not path.exists()


def test_photos_are_seen_by_those_they_concern_and_nobody_else(line, agent, phone, stranger):
    photo = add_photo(line, a_photo(), uuid4(), agent)
    address = f"/fr/inventory/photos/{photo.pk}/"
    stay = line.report.stay
    concerned = [stay.traveller.user, stay.home.owner.user]
    assert phone.get(address)["Content-Type"] == "image/jpeg"
    # While it is being filled in, it is staff's alone.
    assert {browser(user).get(address).status_code for user in concerned} == {404}

    seal(line.report, agent)

    assert {browser(user).get(address).status_code for user in concerned} == {200}
    assert browser(stranger.user).get(address).status_code == 404
    assert "private" in phone.get(address)["Cache-Control"]


def test_a_sealed_report_takes_and_loses_no_photo(line, agent, phone):
    photo = add_photo(line, a_photo(), uuid4(), agent)
    seal(line.report, agent)

    assert "signed" in send(phone, line, a_photo()).text
    phone.post(f"/fr/inventory/photos/{photo.pk}/remove/", headers={"HX-Request": "true"})
    assert line.photos.get() == photo
