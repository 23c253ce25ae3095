"""How photos of homes come in: drawn anew or refused, and checked soon after."""

import io
import resource

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from catalogue.authenticity import (
    REFUSALS,
    TooLarge,
    TooMany,
    add_photo,
    findings_of,
    intake,
    refusal,
)
from catalogue.models import HomePhoto, Photo, PhotoFacts, PhotoFinding
from core import outbox
from tests.catalogue.authenticity.hostile import HOSTILE, STRANGE
from tests.catalogue.authenticity.pictures import room, sent


def test_a_photo_becomes_the_last_of_its_home(home, owner):
    photos = [add_photo(home, sent(room(number)), owner.user) for number in (1, 2, 3)]

    assert list(home.home_photos.all()) == photos
    assert [one.sort_order for one in photos] == [0, 1, 2]
    assert photos[0].photo.uploaded_by_user == owner.user
    assert "Paris" in photos[0].photo.title


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_refused_with_a_sentence(name, home):
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss

    with pytest.raises(REFUSALS) as refused:
        add_photo(home, SimpleUploadedFile(name, HOSTILE[name]()), None)

    assert len(refusal(refused.value)) > 20
    assert not Photo.objects.exists() and not HomePhoto.objects.exists()
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 150 * 1024


@pytest.mark.parametrize("name", STRANGE)
def test_a_strange_picture_is_drawn_anew(name, home):
    photo = add_photo(home, SimpleUploadedFile("x.jpg", STRANGE[name]()), None).photo

    with Image.open(photo.file.path) as kept:
        kept.load()
        assert kept.format in ("JPEG", "PNG", "WEBP", "AVIF")
        assert getattr(kept, "n_frames", 1) == 1
        assert not kept.getexif()
    assert b"<script>" not in photo.file.open().read()
    assert PhotoFacts.objects.get(photo=photo).prints


@pytest.mark.parametrize(
    "name", ["../../etc/passwd.jpg", "a\0b.jpg", "..\\..\\x.jpg", ".jpg", "é" * 300]
)
def test_a_name_never_leaves_the_folder(name, home, media):
    file = sent(room(1, (300, 200)))
    file._name = name  # as a parser less careful than Django's would hand it on

    photo = add_photo(home, file, None).photo

    assert photo.file.path.startswith(str(media / "original_images"))


def test_a_file_of_too_many_bytes_is_not_opened(home, settings):
    settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE = 1000
    with pytest.raises(TooLarge) as refused:
        add_photo(home, sent(room(1)), None)
    assert "1000" in refusal(refused.value)


def test_a_home_has_a_bounded_number_of_photos(home, monkeypatch):
    monkeypatch.setattr(intake, "MOST", 1)
    add_photo(home, sent(room(1)), None)
    with pytest.raises(TooMany):
        add_photo(home, sent(room(2)), None)


def test_a_photo_is_checked_by_the_worker(home, rival_home):
    add_photo(home, sent(room(1)), None)
    add_photo(rival_home, sent(room(1)), None)
    assert not PhotoFinding.objects.exists()

    outbox.deliver_due()

    assert [one.code for one in findings_of(rival_home)] == ["copy"]


def test_a_photo_deleted_meanwhile_is_no_failure(home):
    made = add_photo(home, sent(room(1)), None)
    photo = made.photo
    made.delete()
    photo.delete()

    outbox.deliver_due()

    assert outbox.deliver_due() == 0


@pytest.fixture
def office(client, staff):
    client.force_login(staff)
    return client


def test_photos_that_staff_upload_keep_their_facts_too(office, home):
    from tests.catalogue.authenticity.pictures import exif

    file = sent(room(1), exif=exif("2015:07:14 12:00:00", "Adobe Photoshop", (45.76, 4.83)))
    data = {"title": "Salon", "description": "Un salon", "file": file, "collection": 1}
    office.post("/cms/images/add/", data)

    facts = PhotoFacts.objects.get()
    assert facts.software == "Adobe Photoshop"
    assert facts.taken_at.year == 2015
    assert facts.latitude == pytest.approx(45.76, abs=0.001)

    HomePhoto.objects.create(home=home, photo=facts.photo)
    outbox.deliver_due()
    assert {one.code for one in findings_of(home)} == {"old", "place", "editor"}


def test_another_file_for_the_same_photo_is_read_and_checked_anew(office, home, rival_home):
    add_photo(home, sent(room(1)), None)
    made = add_photo(rival_home, sent(room(2)), None)
    outbox.deliver_due()
    assert not findings_of(rival_home)

    data = {"title": "Salon", "description": "x", "file": sent(room(1)), "collection": 1}
    office.post(f"/cms/images/{made.photo_id}/", data)
    outbox.deliver_due()

    assert [one.code for one in findings_of(rival_home)] == ["copy"]


def test_a_photo_that_came_without_facts_is_read_from_its_file(db):
    output = io.BytesIO()
    room(1).save(output, "JPEG")
    photo = Photo(title="Salon")
    photo.file.save("salon.jpg", SimpleUploadedFile("salon.jpg", output.getvalue()))
    assert not PhotoFacts.objects.exists()

    outbox.deliver_due()

    assert PhotoFacts.objects.get().width == 1536
