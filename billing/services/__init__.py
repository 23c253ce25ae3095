from .booking import book, drop_hold
from .cancellation import cancel, cancellation_refund
from .changes import change, drop_change, preview_change
from .checkout import reconcile, start_checkout
from .contracts import seal_contract
from .documents import seal

__all__ = [
    "book",
    "cancel",
    "cancellation_refund",
    "change",
    "drop_change",
    "drop_hold",
    "preview_change",
    "reconcile",
    "seal",
    "seal_contract",
    "start_checkout",
]
