"""Date, place, software and quality of a photo, before its metadata is thrown away."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone
from PIL import Image, PngImagePlugin

from catalogue.authenticity import add_photo, check_home, findings_of
from catalogue.authenticity import exif as exif_module
from catalogue.authenticity.retention import erase_old_places
from catalogue.models import Photo, PhotoFacts, PhotoFinding
from catalogue.services import publication
from core import outbox
from tests.catalogue.authenticity.pictures import blurred, exif, room, sent

HOME = (48.8571, 2.3594)
LYON = (45.764, 4.8357)
NEXT_STREET = (48.8595, 2.3594)  # 270 m away
ALARM, DOUBT, INFO = 3, 2, 1


def severities(home) -> dict[str, int]:
    check_home(home)
    return {one.code: one.severity for one in findings_of(home)}


def test_a_recent_sharp_photo_taken_at_home_raises_nothing(home):
    taken = timezone.now().strftime("%Y:%m:%d %H:%M:%S")
    add_photo(home, sent(room(1), exif=exif(taken, "HDR+ 1.0", NEXT_STREET)), None)

    assert severities(home) == {}


@pytest.mark.requirement("M1-O2")
@pytest.mark.parametrize(
    "said, code, severity",
    [
        (exif(taken="2015:07:14 12:00:00"), "old", DOUBT),
        (exif(taken="2099:01:01 00:00:00"), "future", DOUBT),
        (exif(place=LYON), "place", ALARM),
        (exif(place=(48.8740, 2.2950)), "place", DOUBT),  # 5 km away
        (exif(place=(-33.86, 151.2)), "place", ALARM),
        (exif(software="Stable Diffusion XL"), "generator", ALARM),
        (exif(software="Midjourney v6"), "generator", ALARM),
        (exif(software="Adobe Photoshop 25.0"), "editor", INFO),
    ],
)
def test_what_a_file_says_is_held_against_the_home(said, code, severity, home):
    add_photo(home, sent(room(1), exif=said), None)

    assert severities(home) == {code: severity}


@pytest.mark.parametrize(
    "said",
    [
        exif(taken="0000:00:00 00:00:00"),
        exif(taken="yesterday"),
        exif(taken="9999:99:99 99:99:99"),
        exif(software="\0\x1b[31m\n"),
        exif(place=(0.0, 0.0)),
    ],
)
def test_absurd_metadata_counts_as_none(said, home):
    add_photo(home, sent(room(1), exif=said), None)

    assert severities(home) == {}


@pytest.mark.parametrize(
    "parts", ["far", None, 7, ("a", "b", "c"), (float("nan"), 0, 0), (91, 0, 0)]
)
def test_coordinates_of_another_kind_count_as_none(parts):
    assert exif_module._place({1: "N", 2: parts, 3: "E", 4: (2.0, 0.0, 0.0)}) == (None, None)


def test_the_recipe_that_a_generator_leaves_in_a_png_is_read(home):
    recipe = PngImagePlugin.PngInfo()
    recipe.add_text("parameters", "a bright living room, Steps: 30, Sampler: Euler a")
    add_photo(home, sent(room(1), "salon.png", "PNG", pnginfo=recipe), None)

    assert severities(home) == {"generator": ALARM}


def test_an_unsigned_word_that_a_machine_made_it_is_enough_for_an_alarm(home):
    source = b'Iptc4xmpExt:DigitalSourceType="http://cv.iptc.org/newscodes/digitalsourcetype/'
    xmp = b"<x:xmpmeta><rdf:Description " + source + b'trainedAlgorithmicMedia"/></x:xmpmeta>'
    add_photo(home, sent(room(1), xmp=xmp), None)

    assert severities(home) == {"machine": ALARM}


def test_small_blurred_and_framed_photos_are_said_to_be_so(home):
    add_photo(home, sent(room(1, (900, 600))), None)
    add_photo(home, sent(blurred(room(2))), None)
    screen = Image.new("RGB", (1536, 1400), "black")
    screen.paste(room(3), (0, 188))
    add_photo(home, sent(screen), None)

    assert severities(home) == {"small": DOUBT, "blurred": DOUBT, "borders": INFO}


def test_photos_that_are_all_higher_than_wide_are_said_to_be_so(home):
    for number in (1, 2):
        add_photo(home, sent(room(number, (1024, 1536))), None)
    assert severities(home) == {"upright": INFO}

    add_photo(home, sent(room(3)), None)
    assert severities(home) == {}


def test_a_photo_that_lay_on_its_side_is_measured_upright(home):
    photo = add_photo(home, sent(room(1), exif=exif(orientation=6)), None).photo

    assert (photo.facts.width, photo.facts.height) == (1024, 1536)
    assert (photo.width, photo.height) == (1024, 1536)


@pytest.mark.requirement("M1-O2")
def test_nothing_that_is_published_says_where_it_was_taken(home, media):
    photo = add_photo(home, sent(room(1), exif=exif("2026:01:02 03:04:05", "x", LYON)), None).photo
    outbox.deliver_due()

    files = [path for path in Path(media).rglob("*") if path.is_file()]
    assert len(files) > 3  # the original, and its sizes
    for path in files:
        with Image.open(path) as kept:
            assert not kept.getexif()
            assert "exif" not in kept.info and "xmp" not in kept.info
    assert photo.facts.latitude == pytest.approx(LYON[0], abs=1e-3)


def test_the_place_is_forgotten_once_the_home_is_published(home, monkeypatch):
    add_photo(home, sent(room(1), exif=exif(place=LYON)), None)
    assert severities(home) == {"place": ALARM}
    home.state = "review"
    home.save()
    monkeypatch.setattr(publication, "reasons_against", lambda home: [])

    publication.publish_home(home, None)

    facts = PhotoFacts.objects.get()
    assert (facts.latitude, facts.longitude) == (None, None)
    assert severities(home) == {"place": ALARM}  # what it was found to mean stays


def test_the_place_is_forgotten_after_half_a_year_in_any_case(home):
    photo = add_photo(home, sent(room(1), exif=exif(place=LYON)), None).photo
    erase_old_places()
    assert PhotoFacts.objects.get().latitude

    Photo.objects.filter(pk=photo.pk).update(created_at=timezone.now() - timedelta(days=200))
    erase_old_places()

    assert PhotoFacts.objects.get().latitude is None


def test_no_evidence_holds_the_place_itself(home):
    add_photo(home, sent(room(1), exif=exif(place=LYON)), None)
    check_home(home)

    assert PhotoFinding.objects.get().evidence == {"km": pytest.approx(391, abs=5)}
