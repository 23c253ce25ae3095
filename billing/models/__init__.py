from .change import StayChange
from .contract import Contract
from .document import Document, DocumentLine, Series
from .estimate import Lead, LeadNote, StudyTerms
from .event import StripeEvent
from .journal import Entry, EntryLine
from .mandate import Mandate, MandatedHome, MandateTerms
from .payment import Payment, Refund
from .quote import Quote, QuoteLine
from .subscription import Subscription, SubscriptionBill
from .tariff import OwnerTariff
from .vat import VatRate

__all__ = [
    "Contract",
    "Document",
    "DocumentLine",
    "Entry",
    "EntryLine",
    "Lead",
    "LeadNote",
    "Mandate",
    "MandateTerms",
    "MandatedHome",
    "OwnerTariff",
    "Payment",
    "Quote",
    "QuoteLine",
    "Refund",
    "Series",
    "StayChange",
    "StripeEvent",
    "StudyTerms",
    "Subscription",
    "SubscriptionBill",
    "VatRate",
]
