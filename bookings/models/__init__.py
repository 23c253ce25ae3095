from .approval import CostApproval
from .block import Block
from .conflict import Conflict
from .feed import CalendarAddress, Feed, FeedEvent
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
from .letting_year import LettingYear
from .night import Night
from .order import Order, Routine
from .request import StayRequest
from .stay import Stay
from .thread import Message, MessageFile, Thread

__all__ = [
    "Block",
    "CalendarAddress",
    "Conflict",
    "CostApproval",
    "DepositDecision",
    "DepositReason",
    "Feed",
    "FeedEvent",
    "Intervention",
    "InterventionPhoto",
    "InventoryReport",
    "LettingYear",
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
    "StayRequest",
    "Thread",
]
