"""Are the photos of a home its own, and good enough? Checks find, people decide.

`add_photo` is the way a photo comes in; `check_home` looks at all of a home's photos again;
`findings_of` tells what was found. Nothing here refuses a home by itself.
"""

from ..uploads import NoPicture, TooManyPixels
from .findings import check_home, check_photo, settle
from .intake import MOST, TooLarge, TooMany, add_photo
from .refusals import REFUSALS, refusal
from .shown import Finding, findings_of

__all__ = [
    "MOST",
    "REFUSALS",
    "Finding",
    "NoPicture",
    "TooLarge",
    "TooMany",
    "TooManyPixels",
    "add_photo",
    "check_home",
    "check_photo",
    "findings_of",
    "refusal",
    "settle",
]
