"""What the pixels of a picture tell: whether they are sharp, and whether they fill it."""

import numpy as np
from numpy.typing import NDArray
from PIL import Image

Grey = NDArray[np.float32]

MEASURED_AT = 1024  # pixels of the longest side: sharpness depends on the size
PLAIN = 2.5  # grey levels that the pixels of one plain line may differ


def grey_of(picture: Image.Image) -> Image.Image:
    """A grey copy in the size at which pictures are compared."""
    picture.draft("L", (MEASURED_AT, MEASURED_AT))
    grey = picture.convert("L")
    grey.thumbnail((MEASURED_AT, MEASURED_AT), Image.Resampling.BOX)
    return grey


def sharpness(grey: Grey) -> float:
    """The variance of the Laplacian: edges make it large, a blurred picture has none."""
    if min(grey.shape) < 3:
        return 0.0
    middle = grey[1:-1, 1:-1]
    around = grey[:-2, 1:-1] + grey[2:, 1:-1] + grey[1:-1, :-2] + grey[1:-1, 2:]
    return float((around - 4 * middle).var())


def borders(grey: Grey) -> float:
    """The largest share that plain bands on two opposite sides take of the picture."""
    return max(_bands(grey.std(axis=1)), _bands(grey.std(axis=0)))


def _bands(spread: NDArray[np.float32]) -> float:
    busy = np.flatnonzero(spread > PLAIN)
    if not busy.size:  # one colour all over has no border
        return 0.0
    first, last = int(busy[0]), len(spread) - 1 - int(busy[-1])
    return (first + last) / len(spread) if min(first, last) else 0.0
