"""All that is kept of a file somebody sent, before it is drawn anew without it."""

from dataclasses import dataclass
from hashlib import file_digest
from typing import IO, Any

import numpy as np

from ..uploads import measure, opened
from . import credentials, exif, pixels, prints


@dataclass(frozen=True)
class Facts:
    """The values of a row of PhotoFacts."""

    sha256: str
    width: int
    height: int
    said: exif.Said
    credentials: dict[str, Any]
    look: "LookOf"

    def values(self) -> dict[str, Any]:
        named = ("taken_at", "software", "camera", "latitude", "longitude")
        return {
            "sha256": self.sha256,
            "width": self.width,
            "height": self.height,
            "credentials": self.credentials,
            **{name: getattr(self.said, name) for name in named},
            **self.look.__dict__,
        }


@dataclass(frozen=True)
class LookOf:
    sharpness: float
    borders: float
    prints: bytes
    thumb: bytes


def read(sent: IO[bytes], drawn: IO[bytes]) -> Facts:
    """What a file says of itself, and how the picture drawn from it looks."""
    width, height = measure(sent)
    said = exif.said(sent)
    sent.seek(0)
    digest = file_digest(sent, "sha256").hexdigest()  # type: ignore[arg-type]
    if said.turned:
        width, height = height, width
    return Facts(digest, width, height, said, credentials.read(sent), look_of(drawn))


def look_of(drawn: IO[bytes]) -> LookOf:
    """How a picture of ours looks; it stands upright already."""
    with opened(drawn) as picture:
        grey = pixels.grey_of(picture)
    drawn.seek(0)
    points = np.asarray(grey, dtype=np.float32)
    packed = prints.pack(prints.prints_of(grey))
    thumb = prints.thumb_of(grey).tobytes()
    return LookOf(pixels.sharpness(points), pixels.borders(points), packed, thumb)
