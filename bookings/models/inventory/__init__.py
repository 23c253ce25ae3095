from .deposit import DepositDecision, DepositReason
from .handover import ReportKey, ReportMeter
from .lines import ReportLine, ReportPhoto
from .report import InventoryReport
from .signature import Signature

__all__ = [
    "DepositDecision",
    "DepositReason",
    "InventoryReport",
    "ReportKey",
    "ReportLine",
    "ReportMeter",
    "ReportPhoto",
    "Signature",
]
