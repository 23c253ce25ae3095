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


PDF = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
    b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj\n"
    b"trailer<</Root 1 0 R/Size 4>>\n%%EOF\n"
)
