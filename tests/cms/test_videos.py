"""A film is what it says it is, has a picture and captions, and never plays by itself."""

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.urls import reverse

from cms.film import VIDEO_MAX, is_webvtt, video_kind
from cms.models import Captions, Video
from cms.validators import validate_captions, validate_video

MP4 = b"\x00\x00\x00\x20ftypisom" + b"\0" * 60
WEBM = b"\x1a\x45\xdf\xa3\x9f\x42\x86\x81\x01\x42\x82\x84webm" + b"\0" * 60
VTT = b"WEBVTT\n\n00:00.000 --> 00:02.000\nBonjour\n"


@pytest.mark.parametrize(
    ("head", "kind"),
    [(MP4, "mp4"), (WEBM, "webm"), (b"<html>ftyp", ""), (b"", ""), (b"GIF89a", "")],
)
def test_a_film_is_known_by_its_content(head, kind):
    assert video_kind(head) == kind


@pytest.mark.parametrize(
    ("content", "right"),
    [
        (VTT, True),
        (b"\xef\xbb\xbf" + VTT, True),
        (b"WEBVTT - titre\n\n" + VTT[8:], True),
        (b"WEBVTT\n", False),  # without a cue
        (b"1\n00:00:01,000 --> 00:00:02,000\nSubRip\n", False),
        (VTT + "é".encode("latin-1"), False),
        (b"<script>-->", False),
    ],
)
def test_captions_are_webvtt_in_utf8(content, right):
    assert is_webvtt(content) == right


@pytest.mark.parametrize(
    ("name", "content"),
    [("film.mp4", b"<script>alert(1)</script>"), ("film.webm", MP4), ("film.html", MP4)],
)
def test_another_file_under_a_film_s_name_is_refused(name, content):
    with pytest.raises(ValidationError, match="MP4"):
        validate_video(ContentFile(content, name=name))


def test_a_film_that_is_too_large_is_refused():
    film = ContentFile(MP4, name="film.mp4")
    film.size = VIDEO_MAX + 1

    with pytest.raises(ValidationError, match=r"60.+M[Bo]"):
        validate_video(film)


def test_captions_of_another_format_are_refused():
    with pytest.raises(ValidationError, match="WebVTT"):
        validate_captions(ContentFile(b"bonjour", name="film.vtt"))


def sent(photo, locale, **changed) -> dict:
    return {
        "title": "Une matinée",
        "file": ContentFile(MP4, name="matinee.mp4"),
        "poster": photo.pk,
        "captions-TOTAL_FORMS": 1,
        "captions-INITIAL_FORMS": 0,
        "captions-MIN_NUM_FORMS": 0,
        "captions-MAX_NUM_FORMS": 1000,
        "captions-0-locale": locale.pk,
        "captions-0-file": ContentFile(VTT, name="matinee.vtt"),
        "captions-0-id": "",
        "captions-0-ORDER": 1,
    } | changed


def add(client, data):
    return client.post(reverse("wagtailsnippets_cms_video:add"), data)


def test_marketing_adds_a_film_with_its_picture_and_captions(client, marketing, site, photo):
    client.force_login(marketing)

    add(client, sent(photo, site.locale))

    film = Video.objects.get(title="Une matinée")
    assert film.media_type == "video/mp4"
    assert film.captions.get().locale == site.locale


@pytest.mark.parametrize(
    ("missing", "words"),
    [
        ({"poster": ""}, "This field is required."),
        ({"captions-TOTAL_FORMS": 0}, "at least 1"),
        ({"file": ContentFile(b"MZ\x90", name="film.mp4")}, "no MP4 or WebM"),
    ],
)
def test_a_film_without_picture_captions_or_film_is_refused(
    client, marketing, site, photo, missing, words
):
    client.force_login(marketing)
    before = Video.objects.count()

    answer = client.post(
        reverse("wagtailsnippets_cms_video:add"),
        sent(photo, site.locale) | missing,
        headers={"accept-language": "en"},
    )

    assert words in answer.content.decode()
    assert Video.objects.count() == before


def test_a_page_plays_a_film_only_when_asked(client, site):
    page = client.get("/fr/proprietaires/")
    words = page.content.decode()

    assert "autoplay" not in words
    assert "<video" in words and 'preload="none"' in words and "poster=" in words
    assert words.count('<track kind="captions"') == 3
    assert 'srclang="fr" label="français" default' in words
    assert "media-src 'self'" in page.headers["Content-Security-Policy"]


def test_a_film_is_served_in_parts(client, site):
    film = Video.objects.get()
    address, size = film.file.url, film.file.size

    first = client.get(address, headers={"range": "bytes=0-9"})
    last = client.get(address, headers={"range": "bytes=-5"})
    rest = client.get(address, headers={"range": f"bytes={size - 3}-"})
    beyond = client.get(address, headers={"range": f"bytes={size + 5}-"})
    several = client.get(address, headers={"range": "bytes=0-1,5-6"})

    assert (first.status_code, first.content[4:8]) == (206, b"ftyp")
    assert first.headers["Content-Range"] == f"bytes 0-9/{size}"
    assert (len(last.content), len(rest.content)) == (5, 3)
    assert (beyond.status_code, beyond.headers["Content-Range"]) == (416, f"bytes */{size}")
    assert several.status_code == 200
    assert Captions.objects.count() == 3


def test_a_part_that_no_number_can_name_is_answered_with_the_whole(client, site):
    film = Video.objects.get()

    answer = client.get(film.file.url, headers={"range": f"bytes={'9' * 5000}-"})

    assert (answer.status_code, int(answer.headers["Content-Length"])) == (200, film.file.size)
