"""Pictures inside a paper: the engine reads no file, so they are written into it."""

from base64 import b64encode
from io import BytesIO
from typing import IO

from PIL import Image, ImageDraw, ImageOps

SMALL = (300, 300)
INK = "#18211e"
# Twice as fine as the pad, so that the line is smooth.
FINE = 2
PEN = 4


def small_photo(file: IO[bytes]) -> str:
    """A photo of ours as small as a paper shows it."""
    with Image.open(file) as picture:
        small = ImageOps.contain(picture.convert("RGB"), SMALL)
    return _written(small, "JPEG", quality=78)


def signature(strokes: list[list[int]], box: tuple[int, int]) -> str:
    """A signature as it was drawn on the pad."""
    width, height = (side * FINE for side in box)
    sheet = Image.new("L", (width, height), "white")
    pen = ImageDraw.Draw(sheet)
    for stroke in strokes:
        points = [tuple(FINE * n for n in stroke[i : i + 2]) for i in range(0, len(stroke), 2)]
        pen.line(points, fill=INK, width=PEN * FINE, joint="curve")
    return _written(sheet, "PNG")


def _written(picture: Image.Image, kind: str, **options: object) -> str:
    output = BytesIO()
    picture.save(output, kind, **options)
    return f"data:image/{kind.lower()};base64,{b64encode(output.getvalue()).decode()}"
