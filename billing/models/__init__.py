from .change import StayChange
from .contract import Contract
from .document import Document, DocumentLine, Series
from .event import StripeEvent
from .journal import Entry, EntryLine
from .payment import Payment, Refund
from .quote import Quote, QuoteLine
from .vat import VatRate

__all__ = [
    "Contract",
    "Document",
    "DocumentLine",
    "Entry",
    "EntryLine",
    "Payment",
    "Quote",
    "QuoteLine",
    "Refund",
    "Series",
    "StayChange",
    "StripeEvent",
    "VatRate",
]
