from .deposits import Kept, decide_deposit
from .filling import Answer, Rows, add_line, open_report, save_handover, save_line
from .photos import add_photo, remove_photo
from .sealing import seal_report
from .signing import sign, take_back_signatures
from .starting import begin_report

__all__ = [
    "Answer",
    "Kept",
    "Rows",
    "add_line",
    "add_photo",
    "begin_report",
    "decide_deposit",
    "open_report",
    "remove_photo",
    "save_handover",
    "save_line",
    "seal_report",
    "sign",
    "take_back_signatures",
]
