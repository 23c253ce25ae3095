from io import BytesIO

import pytest
from django.core.files.images import ImageFile
from PIL import Image

from catalogue.models import Photo
from core import outbox


@pytest.fixture
def photo(db) -> Photo:
    picture = BytesIO()
    Image.new("RGB", (1300, 900), "teal").save(picture, "JPEG")
    return Photo.objects.create(title="A room", file=ImageFile(picture, name="room.jpg"))


def test_a_new_photo_is_drawn_in_its_sizes_by_the_worker(photo):
    assert not photo.renditions.exists()

    outbox.deliver_due()

    specs = set(photo.renditions.values_list("filter_spec", flat=True))
    assert {"width-400|format-webp", "width-1200|format-webp"} <= specs


def test_a_photo_deleted_meanwhile_is_no_failure(photo):
    photo.delete()

    assert outbox.deliver_due() == 2  # its sizes, and its facts
    assert outbox.deliver_due() == 0
