"""Pictures from strangers: measured before they are decoded, then written anew.

What is kept is drawn from the pixels alone, so that neither where a photo was taken nor
anything hidden behind it is published.
"""

import warnings
from io import BytesIO
from pathlib import Path
from typing import IO

from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.text import slugify
from PIL import Image, ImageOps, UnidentifiedImageError

LONGEST_SIDE = 4096
FORMATS = {"JPEG": "jpg", "PNG": "png", "WEBP": "webp", "AVIF": "avif"}
QUALITY = {"JPEG": 90, "WEBP": 90, "AVIF": 80}
# What libraries raise for files that are broken or lie about themselves.
BROKEN = (OSError, SyntaxError, ValueError, EOFError, IndexError, MemoryError, OverflowError)


class NoPicture(Exception):
    """The file is no picture of a kind we take, or it is broken."""


class TooManyPixels(Exception):
    """The picture would fill the memory."""


def opened(file: IO[bytes]) -> Image.Image:
    """A picture of a kind we take, its pixels not decoded yet."""
    file.seek(0)
    with warnings.catch_warnings():
        # Our own limit is lower than the one this warns of.
        warnings.simplefilter("ignore", Image.DecompressionBombWarning)
        return Image.open(file, formats=list(FORMATS))


def measure(file: IO[bytes]) -> tuple[int, int]:
    """Width and height as the header says, before any pixel is decoded."""
    try:
        with opened(file) as picture:
            width, height = picture.size
    except Image.DecompressionBombError as error:
        raise TooManyPixels from error
    except (UnidentifiedImageError, *BROKEN) as error:
        raise NoPicture from error
    if width * height > settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS:
        raise TooManyPixels
    return width, height


def picture_kind(file: IO[bytes]) -> str:
    """JPEG, PNG, WEBP or AVIF, of a picture that was measured."""
    with opened(file) as picture:
        return str(picture.format)


def redraw(file: IO[bytes], name: str) -> SimpleUploadedFile:
    """The same picture in a new file, upright, not larger than needed, without its metadata."""
    measure(file)
    try:
        with opened(file) as picture:
            content, kind = _written(picture)
    except (UnidentifiedImageError, *BROKEN) as error:
        raise NoPicture from error
    stem = slugify(Path(name).stem)[:80] or "photo"
    return SimpleUploadedFile(f"{stem}.{FORMATS[kind]}", content, f"image/{kind.lower()}")


def _written(picture: Image.Image) -> tuple[bytes, str]:
    # Some telephones put several pictures in a JPEG, which then goes by another name.
    kind = "JPEG" if picture.format == "MPO" else str(picture.format)
    picture.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
    picture.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    colours = picture.info.get("icc_profile")
    upright = ImageOps.exif_transpose(picture)
    if kind == "JPEG" and upright.mode not in ("L", "RGB"):
        upright = upright.convert("RGB")
    upright.info = {}
    output = BytesIO()
    options = {"quality": QUALITY[kind]} if kind in QUALITY else {}
    upright.save(output, kind, icc_profile=colours, **options)
    return output.getvalue(), kind
