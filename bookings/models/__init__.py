from .approval import CostApproval
from .block import Block
from .intervention import Intervention, InterventionPhoto
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
from .order import Order, Routine
from .stay import Stay
from .thread import Message, MessageFile, Thread

__all__ = [
    "Block",
    "CostApproval",
    "DepositDecision",
    "DepositReason",
    "Intervention",
    "InterventionPhoto",
    "InventoryReport",
    "Message",
    "MessageFile",
    "Night",
    "Order",
    "ReportKey",
    "ReportLine",
    "ReportMeter",
    "ReportPhoto",
    "Routine",
    "Signature",
    "Stay",
    "Thread",
]
