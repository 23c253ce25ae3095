"""What the metadata of a file says: when, where and with what a picture was made.

Strangers write it, so every value may be missing, absurd or of another kind than it should be.
"""

import math
import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from typing import IO, Any
from zoneinfo import ZoneInfo

from django.conf import settings
from PIL import Image

from ..uploads import BROKEN, opened

MORE, PLACE = 0x8769, 0x8825  # where the details, and the coordinates, lie
ORIENTATION, MAKER, MODEL, SOFTWARE, PROCESSED_BY = 0x0112, 0x010F, 0x0110, 0x0131, 0x000B
TAKEN, DIGITIZED, OFFSET = 0x9003, 0x9004, 0x9011
ON_ITS_SIDE = (5, 6, 7, 8)
# What Pillow raises for metadata that lies about itself, beside what it does for pixels.
ABSURD = (*BROKEN, TypeError, KeyError, AttributeError, ArithmeticError, RecursionError)
# Texts in a PNG that image generators write, by the generator whose habit it is.
RECIPES = {"parameters": "Stable Diffusion", "workflow": "ComfyUI", "prompt": "ComfyUI"}
CREATOR_TOOL = re.compile(rb"CreatorTool[>=\"'\s]{1,4}([^<\"']{1,100})")
ZONE = re.compile(r"([+-])(\d\d):(\d\d)")


@dataclass(frozen=True)
class Said:
    taken_at: datetime | None = None
    software: str = ""
    camera: str = ""
    latitude: float | None = None
    longitude: float | None = None
    turned: bool = False


def said(file: IO[bytes]) -> Said:
    """What a picture says of itself; what cannot be understood counts as not said."""
    try:
        with opened(file) as picture:
            exif, info = picture.getexif(), dict(picture.info)
            details, place = exif.get_ifd(MORE), exif.get_ifd(PLACE)
    except ABSURD:
        return Said()
    latitude, longitude = _place(place)
    return Said(
        taken_at=_moment(details),
        software=_software(exif, info),
        camera=" ".join(filter(None, (_text(exif.get(MAKER)), _text(exif.get(MODEL)))))[:120],
        latitude=latitude,
        longitude=longitude,
        turned=exif.get(ORIENTATION) in ON_ITS_SIDE,
    )


def xmp_of(info: dict[Any, Any]) -> bytes:
    """The description in XML that many programs add; a PNG holds it as text."""
    for name in ("xmp", "XML:com.adobe.xmp"):
        found = info.get(name)
        if isinstance(found, bytes | str):
            return found if isinstance(found, bytes) else found.encode(errors="replace")
    return b""


def _moment(details: dict[int, Any]) -> datetime | None:
    written = _text(details.get(TAKEN)) or _text(details.get(DIGITIZED))
    try:
        # The zone follows in its own field, if at all.
        local = datetime.strptime(written[:19], "%Y:%m:%d %H:%M:%S")  # noqa: DTZ007
        return local.replace(tzinfo=_zone(_text(details.get(OFFSET)))).astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def _zone(offset: str) -> timezone | ZoneInfo:
    found = ZONE.fullmatch(offset)
    if not found:
        return ZoneInfo(settings.TIME_ZONE)
    ahead = timedelta(hours=int(found[2]), minutes=int(found[3]))
    return timezone(ahead if found[1] == "+" else -ahead)


def _place(place: dict[int, Any]) -> tuple[float | None, float | None]:
    latitude = _degrees(place.get(2), place.get(1), "S", 90)
    longitude = _degrees(place.get(4), place.get(3), "W", 180)
    if latitude is None or longitude is None or (latitude, longitude) == (0, 0):
        return None, None
    return latitude, longitude


def _degrees(parts: Any, side: Any, negative: str, most: int) -> float | None:
    try:
        degrees, minutes, seconds = (float(part) for part in parts)
    except ABSURD:
        return None
    value = degrees + minutes / 60 + seconds / 3600
    if not math.isfinite(value) or not 0 <= value <= most:
        return None
    return -value if _text(side).upper().startswith(negative) else value


def _software(exif: Image.Exif, info: dict[Any, Any]) -> str:
    tool = CREATOR_TOOL.search(xmp_of(info))
    names = [
        _text(exif.get(SOFTWARE)),
        _text(exif.get(PROCESSED_BY)),
        _text(info.get("Software")),
        _text(tool[1]) if tool else "",
        *(name for key, name in RECIPES.items() if key in info),
    ]
    return ", ".join(dict.fromkeys(filter(None, names)))[:300]


def _text(value: Any) -> str:
    """A short text in one line, whatever the field held."""
    if isinstance(value, bytes):
        value = value.decode(errors="replace")
    if not isinstance(value, str):
        return ""
    kept = "".join(letter if letter.isprintable() else " " for letter in value[:300])
    return " ".join(kept.split())[:100]
