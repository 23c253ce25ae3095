from .keys import KeysElsewhere, move_keys
from .prices import set_service_price
from .publication import CannotChangeState, publish_home, reasons_against, suspend_home
from .submission import submit_home, tell_changes

__all__ = [
    "CannotChangeState",
    "KeysElsewhere",
    "move_keys",
    "publish_home",
    "reasons_against",
    "set_service_price",
    "submit_home",
    "suspend_home",
    "tell_changes",
]
