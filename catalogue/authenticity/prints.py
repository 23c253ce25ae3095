"""What a picture looks like, in numbers of 64 bits: pictures that look alike differ in few bits.

A print says which of the 64 coarsest waves of a picture are stronger than the middle one (the
perceptual hash known as pHash). A picture that was cut has other waves, so the prints of many
windows of a picture are kept beside the one of the whole.
"""

from itertools import product

import numpy as np
from numpy.typing import NDArray
from PIL import Image

Prints = NDArray[np.uint64]
Grey = NDArray[np.uint8]

SIDE, WAVES = 32, 8
# Parts of the width, and of the height, that somebody who cuts a picture may have left.
SIZES = (0.9, 0.8, 0.7)
SPANS = (
    (0.0, 1.0),
    *((start, start + size) for size in SIZES for start in (0.0, (1 - size) / 2, 1 - size)),
)
WINDOWS = tuple(product(SPANS, SPANS))  # the first is the whole picture
THUMB = 64
SEEN_AT = 512  # pixels of the longest side: more would not change a print
STORED = np.dtype("<u8")


def _cosines() -> NDArray[np.float32]:
    """The first rows of a discrete cosine transform of SIDE points."""
    waves, points = np.meshgrid(np.arange(WAVES), np.arange(SIDE), indexing="ij")
    return np.cos(np.pi * waves * (2 * points + 1) / (2 * SIDE)).astype(np.float32)


COSINES = _cosines()
BITS = np.uint64(1) << np.arange(WAVES * WAVES, dtype=np.uint64)
# In a mirror the waves that are odd from left to right change their sign, and so their bits.
MIRROR = np.bitwise_or.reduce(BITS[np.arange(WAVES * WAVES) % WAVES % 2 == 1])


def prints_of(grey: Image.Image) -> Prints:
    """One print for each of the WINDOWS of a grey picture that stands upright."""
    grey = grey.reduce(max(1, max(grey.size) // SEEN_AT))
    width, height = grey.size
    boxes = ((x[0] * width, y[0] * height, x[1] * width, y[1] * height) for x, y in WINDOWS)
    small = [grey.resize((SIDE, SIDE), Image.Resampling.BOX, box) for box in boxes]
    waves = COSINES @ np.stack([np.asarray(one, dtype=np.float32) for one in small]) @ COSINES.T
    flat = waves.reshape(len(waves), -1)
    middle = np.median(flat[:, 1:], axis=1, keepdims=True)  # the first is only the brightness
    found: Prints = np.bitwise_or.reduce(np.where(flat > middle, BITS, np.uint64(0)), axis=1)
    return found


def thumb_of(grey: Image.Image) -> Grey:
    """A small square copy, against which what the prints say is checked."""
    return np.asarray(grey.resize((THUMB, THUMB), Image.Resampling.BOX))


def pack(prints: Prints) -> bytes:
    return prints.astype(STORED).tobytes()


def unpack(stored: bytes) -> Prints:
    return np.frombuffer(stored, STORED).astype(np.uint64)


def distances(one: np.uint64, others: Prints) -> NDArray[np.uint8]:
    """In how many bits a print differs from each of the others."""
    return np.bitwise_count(np.bitwise_xor(others, one))
