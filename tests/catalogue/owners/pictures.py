"""Files that owners send."""

import io
import random

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image


def photo(name: str = "salon.jpg", seed: int = 1, size: tuple[int, int] = (1600, 1200)):
    """A picture unlike any other of another seed."""
    tiles = Image.frombytes("RGB", (16, 12), random.Random(seed).randbytes(16 * 12 * 3))
    output = io.BytesIO()
    tiles.resize(size, Image.Resampling.NEAREST).save(output, "JPEG", quality=80)
    return SimpleUploadedFile(name, output.getvalue(), "image/jpeg")


def file(name: str, content: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, "image/jpeg")


def pdf() -> bytes:
    output = io.BytesIO()
    Image.new("RGB", (60, 80), "white").save(output, "PDF")
    return output.getvalue()


PDF = pdf()
