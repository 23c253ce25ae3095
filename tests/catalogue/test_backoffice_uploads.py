"""What strangers send as photos: drawn anew, or refused with a sentence."""

import io
import resource
import struct
import zlib

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from catalogue.models import Photo
from catalogue.uploads import NoPicture, TooManyPixels, measure, redraw


def picture(kind: str = "JPEG", size=(640, 480), mode: str = "RGB", **options) -> bytes:
    output = io.BytesIO()
    Image.new(mode, size, "teal" if mode == "RGB" else 1).save(output, kind, **options)
    return output.getvalue()


def located() -> bytes:
    """A JPEG that says where it was taken, who took it, and that it lies on its side."""
    exif = Image.Exif()
    exif[0x0112], exif[0x013B] = 6, "Ana Souza"
    exif.get_ifd(0x8825).update({1: "N", 2: (48.0, 51.0, 24.0)})
    return picture(exif=exif, comment=b"taken at home")


def bomb(width: int = 30_000, height: int = 30_000) -> bytes:
    """A PNG of about a hundred kilobytes that decodes to gigabytes."""
    row = zlib.compressobj(9)
    data = b"".join(row.compress(b"\0" + bytes(width // 8)) for _ in range(height)) + row.flush()

    def chunk(name: bytes, body: bytes) -> bytes:
        crc = struct.pack(">I", zlib.crc32(name + body))
        return struct.pack(">I", len(body)) + name + body + crc

    header = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    parts = (chunk(b"IHDR", header), chunk(b"IDAT", data), chunk(b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def frames(kind: str, count: int = 200) -> bytes:
    output = io.BytesIO()
    images = [Image.new("RGB", (40, 40), (n, 0, 0)) for n in range(count)]
    images[0].save(output, kind, save_all=True, append_images=images[1:])
    return output.getvalue()


SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
HOSTILE = {
    "notes.jpg": b"these are no pixels",
    "empty.png": b"",
    "script.svg": SVG,
    "svg.png": SVG,
    "page.jpg": b"<!doctype html><script>alert(1)</script>",
    "truncated.jpg": picture(size=(800, 600))[:900],
    "half.png": picture("PNG", (800, 600))[:60],
    "film.gif": frames("GIF"),
    "film.png": frames("GIF"),
    "polyglot.gif": b"GIF89a/*" + b"\0" * 40 + b"*/=1;alert(1)",
    "header.png": b"\x89PNG\r\n\x1a\n" + b"\xff" * 64,
    "negative.jpg": b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" + b"\x00" * 12,
    "drawing.ps.jpg": b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n",
    "scan.tiff": picture("TIFF"),
}


@pytest.fixture
def office(client, staff, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    client.force_login(staff)
    return client


def upload(client, name: str, content: bytes, **headers):
    file = SimpleUploadedFile(name, content, "image/jpeg")
    data = {"title": "Salon", "description": "Un salon clair", "file": file, "collection": 1}
    return client.post("/cms/images/add/", data, **headers)


@pytest.mark.parametrize("name", HOSTILE)
def test_a_file_that_is_no_whole_picture_is_refused_beside_the_field(name, office):
    answer = upload(office, name, HOSTILE[name])

    assert answer.status_code == 200
    assert answer.context["form"].errors["file"]
    assert not Photo.objects.exists()


def test_a_bomb_is_refused_before_it_fills_the_memory(office):
    content = bomb()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss

    answer = upload(office, "bomb.png", content)

    assert len(content) < 200_000
    assert "50" in answer.context["form"].errors["file"][0]
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    assert grown < 150 * 1024


def test_a_bomb_just_over_the_limit_is_not_decoded(settings):
    settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS = 1_000_000
    with pytest.raises(TooManyPixels):
        measure(io.BytesIO(bomb(1_008, 1_000)))


def test_every_way_to_upload_refuses_the_same_file(office):
    for address in ("/cms/images/multiple/add/", "/cms/images/chooser/create/"):
        file = SimpleUploadedFile("half.jpg", HOSTILE["truncated.jpg"], "image/jpeg")
        fields = {"image-chooser-upload-file": file, "image-chooser-upload-title": "x"}
        data = {"files[]": file} if "multiple" in address else fields
        answer = office.post(address, data, headers={"x-requested-with": "XMLHttpRequest"})
        assert answer.status_code == 200
    assert not Photo.objects.exists()


def test_a_photo_is_published_without_its_place_or_its_author(office):
    upload(office, "salon.jpg", located())

    photo = Photo.objects.get()
    with Image.open(photo.file.path) as kept:
        assert not kept.getexif()
        assert kept.info.keys() <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}
    assert b"Ana Souza" not in photo.file.open().read()
    rendition = photo.get_rendition("width-200|format-webp")
    with Image.open(rendition.file.path) as shown:
        assert not shown.getexif()


def test_a_photo_that_lay_on_its_side_stands_upright(office):
    upload(office, "salon.jpg", located())

    photo = Photo.objects.get()
    assert (photo.width, photo.height) == (480, 640)


def test_what_is_hidden_behind_a_picture_is_left_out():
    drawn = redraw(io.BytesIO(picture() + b"<script>alert(1)</script>PK\x03\x04"), "salon.jpg")
    assert b"alert(1)" not in drawn.read()


def test_a_film_becomes_its_first_frame():
    drawn = redraw(io.BytesIO(frames("WEBP", 20)), "film.webp")
    with Image.open(drawn) as kept:
        assert getattr(kept, "n_frames", 1) == 1


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF"])
def test_each_kind_we_take_stays_what_it_is(kind):
    drawn = redraw(io.BytesIO(picture(kind)), "salon.png")
    with Image.open(drawn) as kept:
        assert (kept.format, kept.size) == (kind, (640, 480))


@pytest.mark.parametrize("mode", ["CMYK", "L", "1"])
def test_unusual_colours_are_taken(mode):
    kind = "PNG" if mode == "1" else "JPEG"
    assert redraw(io.BytesIO(picture(kind, mode=mode)), "x.jpg").size > 100


def test_a_large_photo_is_kept_no_larger_than_needed():
    drawn = redraw(io.BytesIO(picture(size=(6000, 3000))), "large.jpg")
    with Image.open(drawn) as kept:
        assert kept.size == (4096, 2048)


@pytest.mark.parametrize(
    "name", ["../../etc/passwd.jpg", "a\0b.jpg", "..\\..\\x.jpg", ".jpg", "é" * 300 + ".jpg"]
)
def test_a_name_never_leaves_the_folder(name):
    drawn = redraw(io.BytesIO(picture()), name)
    assert set(drawn.name) <= set("abcdefghijklmnopqrstuvwxyz0123456789-_.")
    assert not drawn.name.startswith(".")
    assert len(drawn.name) < 100


def test_a_broken_picture_is_no_picture():
    with pytest.raises(NoPicture):
        redraw(io.BytesIO(HOSTILE["truncated.jpg"]), "x.jpg")
