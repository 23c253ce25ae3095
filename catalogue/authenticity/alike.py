"""Which known photos a photo looks like, also mirrored or cut."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from ..models import HomePhoto, PhotoFacts
from . import rules
from .prints import MIRROR, THUMB, WINDOWS, Prints, distances, unpack

CANDIDATES = 40  # known photos whose pixels are compared with those of one photo
COMPARED_AT = 32


@dataclass(frozen=True)
class Known:
    """The photos of all homes as rows of prints."""

    photo_ids: NDArray[np.int64]
    prints: Prints

    def __len__(self) -> int:
        return len(self.photo_ids)


@dataclass(frozen=True)
class Match:
    """A known photo that looks like ours, and how the one may have become the other."""

    photo_id: int
    distance: int
    likeness: float
    mirrored: bool
    cut: bool
    severity: rules.Severity


@dataclass(frozen=True)
class _Pair:
    """A window of our picture (in a mirror, or not) that has nearly the print of a known one."""

    distance: int
    mirrored: bool
    ours: int
    theirs: int

    @property
    def cut(self) -> bool:
        return bool(self.ours or self.theirs)


def known_photos() -> Known:
    """Every photo that some home shows."""
    used = HomePhoto.objects.values("photo")
    rows = PhotoFacts.objects.filter(photo__in=used).order_by("photo_id")
    found = list(rows.values_list("photo_id", "prints"))
    packed = b"".join(bytes(prints) for _photo, prints in found)
    ids = np.array([photo for photo, _prints in found], dtype=np.int64)
    return Known(ids, unpack(packed).reshape(len(found), len(WINDOWS)))


def matches(facts: PhotoFacts, known: Known) -> list[Match]:
    """The known photos that look like one, nearest first; the photo itself is none of them."""
    near = dict(_near(unpack(bytes(facts.prints)), known, facts.photo_id))
    thumbs = PhotoFacts.objects.filter(photo__in=near).values_list("photo_id", "thumb")
    ours = _picture(bytes(facts.thumb))
    found = (_best(photo, ours, _picture(bytes(thumb)), near[photo]) for photo, thumb in thumbs)
    return sorted(filter(None, found), key=lambda one: (-one.severity, one.distance))


def _near(ours: Prints, known: Known, own_id: int) -> Iterator[tuple[int, list[_Pair]]]:
    """The photos with prints near ours, each with the pairs of windows that look alike."""
    if not len(known):
        return
    tables = [_wholes(ours, known), _their_parts(ours, known), _our_parts(ours, known)]
    nearest = np.min([table[:, 0] for table in tables], axis=0)
    for row in np.argsort(nearest, kind="stable")[: CANDIDATES + 1]:
        photo = int(known.photo_ids[row])
        if nearest[row] > rules.ALIKE or photo == own_id:
            continue
        near = (table[row] for table in tables if table[row, 0] <= rules.ALIKE)
        yield photo, [_Pair(int(d), bool(m), int(i), int(j)) for d, m, i, j in near]


def _wholes(ours: Prints, known: Known) -> NDArray[np.int64]:
    """For each known photo: bits that differ, whether mirrored, our window and theirs."""
    straight = distances(ours[0], known.prints[:, 0])
    mirrored = distances(ours[0] ^ MIRROR, known.prints[:, 0])
    zero = np.zeros(len(known), dtype=np.int64)
    return np.stack([np.minimum(straight, mirrored), mirrored < straight, zero, zero], axis=1)


def _their_parts(ours: Prints, known: Known) -> NDArray[np.int64]:
    """The same where ours may be a part of theirs."""
    return _better(known, (_row_of(ours[0] ^ flip, known.prints) for flip in _FLIPS), ours_is=0)


def _our_parts(ours: Prints, known: Known) -> NDArray[np.int64]:
    """The same where theirs may be a part of ours."""
    wholes = known.prints[:, 0][:, None]
    found = (_row_of(ours[None, :] ^ flip, wholes) for flip in _FLIPS)
    return _better(known, found, ours_is=None)


_FLIPS = (np.uint64(0), MIRROR)


def _row_of(one: Prints, others: Prints) -> tuple[NDArray[np.uint8], NDArray[np.int64]]:
    """The least distance in each row, and in which column it is."""
    table = np.bitwise_count(np.bitwise_xor(others, one))
    column = table.argmin(axis=1)
    return table[np.arange(len(table)), column], column


def _better(
    known: Known,
    found: Iterable[tuple[NDArray[np.uint8], NDArray[np.int64]]],
    ours_is: int | None,
) -> NDArray[np.int64]:
    (straight, at), (mirrored, mirrored_at) = found
    flipped = mirrored < straight
    column = np.where(flipped, mirrored_at, at)
    zero = np.zeros(len(known), dtype=np.int64)
    windows = (zero, column) if ours_is == 0 else (column, zero)
    return np.stack([np.minimum(straight, mirrored), flipped, *windows], axis=1)


def _best(photo: int, ours: Image.Image, theirs: Image.Image, pairs: list[_Pair]) -> Match | None:
    """The strongest of what several pairs of windows say about one known photo."""
    found = []
    for pair in pairs:
        likeness = _likeness(ours, theirs, pair)
        severity = rules.resemblance(pair.distance, likeness, not pair.cut)
        if severity:
            distance = pair.distance
            found.append(Match(photo, distance, likeness, pair.mirrored, pair.cut, severity))
    return max(found, key=lambda one: (one.severity, one.likeness), default=None)


def _likeness(ours: Image.Image, theirs: Image.Image, pair: _Pair) -> float:
    """How the pixels of two windows go together: 1 when they are the same but for the light."""
    one, other = _window(ours, pair.ours), _window(theirs, pair.theirs)
    if pair.mirrored:
        one = one[:, ::-1]
    one, other = one - one.mean(), other - other.mean()
    size = float(np.sqrt((one * one).sum() * (other * other).sum()))
    return float((one * other).sum()) / size if size else 0.0


def _window(thumb: Image.Image, index: int) -> NDArray[np.float32]:
    (left, right), (top, bottom) = WINDOWS[index]
    box = (left * THUMB, top * THUMB, right * THUMB, bottom * THUMB)
    small = thumb.resize((COMPARED_AT, COMPARED_AT), Image.Resampling.BILINEAR, box)
    return np.asarray(small, dtype=np.float32)


def _picture(thumb: bytes) -> Image.Image:
    return Image.frombytes("L", (THUMB, THUMB), thumb)
