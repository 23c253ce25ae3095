from .assignment import assign, release, take
from .decisions import (
    AlreadyDecided,
    CannotApprove,
    ChangedMeanwhile,
    TakenByAnother,
    Verdict,
    decide,
)
from .resubmission import resubmit
from .suspension import suspend

__all__ = [
    "AlreadyDecided",
    "CannotApprove",
    "ChangedMeanwhile",
    "TakenByAnother",
    "Verdict",
    "assign",
    "decide",
    "release",
    "resubmit",
    "suspend",
    "take",
]
