from .block import Block
from .inventory import (
    DepositDecision,
    DepositReason,
    InventoryReport,
    ReportKey,
    ReportLine,
    ReportMeter,
    ReportPhoto,
    Signature,
)
from .night import Night
from .stay import Stay

__all__ = [
    "Block",
    "DepositDecision",
    "DepositReason",
    "InventoryReport",
    "Night",
    "ReportKey",
    "ReportLine",
    "ReportMeter",
    "ReportPhoto",
    "Signature",
    "Stay",
]
