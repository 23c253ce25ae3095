"""Pictures to send: rooms drawn at random, the same for the same number."""

import io
from random import Random

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, ImageDraw, ImageFilter


def room(number: int, size: tuple[int, int] = (1536, 1024)) -> Image.Image:
    """Walls, furniture and light, none like that of another number."""
    dice = Random(number)
    small = Image.new("RGB", (6, 4))
    small.putdata([tuple(dice.randrange(40, 220) for _ in "rgb") for _ in range(24)])
    picture = small.resize(size, Image.Resampling.BICUBIC)
    pencil = ImageDraw.Draw(picture)
    for _ in range(14):
        x, y = dice.randrange(size[0]), dice.randrange(size[1])
        wide, high = dice.randrange(60, size[0] // 2), dice.randrange(60, size[1] // 2)
        colour = tuple(dice.randrange(256) for _ in "rgb")
        shape = pencil.rectangle if dice.random() < 0.6 else pencil.ellipse
        shape((x - wide // 2, y - high // 2, x + wide // 2, y + high // 2), fill=colour)
    return picture


def blurred(picture: Image.Image) -> Image.Image:
    return picture.filter(ImageFilter.GaussianBlur(12))


def sent(picture: Image.Image, name: str = "salon.jpg", kind: str = "JPEG", **options):
    """A picture as a browser uploads it."""
    output = io.BytesIO()
    picture.save(output, kind, **{"quality": 88} | options)
    return SimpleUploadedFile(name, output.getvalue(), f"image/{kind.lower()}")


def exif(
    taken: str = "",
    software: str = "",
    place: tuple[float, float] | None = None,
    orientation: int | None = None,
) -> Image.Exif:
    made = Image.Exif()
    if software:
        made[0x0131] = software
    if orientation:
        made[0x0112] = orientation
    if taken:
        made.get_ifd(0x8769)[0x9003] = taken
    if place:
        north, east = place
        made.get_ifd(0x8825).update(
            {
                1: "N" if north >= 0 else "S",
                2: _dms(north),
                3: "E" if east >= 0 else "W",
                4: _dms(east),
            }
        )
    return made


def _dms(degrees: float) -> tuple[float, float, float]:
    degrees = abs(degrees)
    minutes = degrees % 1 * 60
    return (float(int(degrees)), float(int(minutes)), round(minutes % 1 * 60, 3))
