from .keys import KeysElsewhere, move_keys
from .prices import set_service_price
from .publication import CannotChangeState, Reason, publish_home, reasons_against, suspend_home

__all__ = [
    "CannotChangeState",
    "KeysElsewhere",
    "Reason",
    "move_keys",
    "publish_home",
    "reasons_against",
    "set_service_price",
    "suspend_home",
]
