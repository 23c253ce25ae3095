"""When something about a photo is worth a person's attention."""

from datetime import datetime
from enum import IntEnum


class Severity(IntEnum):
    INFO = 1
    DOUBT = 2
    ALARM = 3


SMALLEST = 1200  # pixels of the longer side
BLURRED = 30.0  # variance of the Laplacian at 1024 pixels
BORDERS = 0.06  # of a side
OLD = 5  # years
CLOCK = 2  # days that a camera's clock may be ahead
AWAY = 1.0  # km between the photo's place and the home
FAR = 20.0  # km: hardly an error of the telephone
SAME, ALIKE = 8, 14  # bits of 64 that differ
# Bits alone confuse rooms that are furnished alike; the pictures themselves must agree too.
SURE, LIKELY, MAYBE = 0.9, 0.75, 0.5

GENERATORS = (
    "stable diffusion",
    "midjourney",
    "dall-e",
    "dall·e",
    "comfyui",
    "automatic1111",
    "invokeai",
    "novelai",
    "adobe firefly",
    "ideogram",
    "leonardo.ai",
    "imagen",
    "flux.1",
    "openai",
)
EDITORS = (
    "photoshop",
    "gimp",
    "affinity",
    "pixelmator",
    "picsart",
    "facetune",
    "snapseed",
    "canva",
    "paint.net",
    "photopea",
    "luminar",
    "krita",
)
MADE_BY_MACHINE = ("trainedAlgorithmicMedia", "compositeWithTrainedAlgorithmicMedia")


def resemblance(distance: int, likeness: float, whole: bool) -> Severity | None:
    """How much two pictures look like one: `distance` in bits, `likeness` of their pixels to 1.

    `whole` says that neither was cut: the parts of two pictures agree by chance more often.
    """
    if distance <= SAME and likeness >= (LIKELY if whole else SURE):
        return Severity.ALARM
    if distance <= ALIKE and likeness >= (MAYBE if whole else LIKELY):
        return Severity.DOUBT
    return None


def named(words: tuple[str, ...], text: str) -> str:
    """The first of these names that a text mentions."""
    text = text.lower()
    return next((word for word in words if word in text), "")


def years_before(taken: datetime, now: datetime) -> int:
    """Whole years between a photo and today."""
    return now.year - taken.year - ((now.month, now.day) < (taken.month, taken.day))
