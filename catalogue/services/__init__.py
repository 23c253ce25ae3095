from .archiving import Removal, StaysToCome, has_history, remove_home, restore_home
from .creation import create_home
from .editing import CHECKED_FACTS, CHECKED_STATES, change_home, tell_if_checked
from .keys import KeysElsewhere, move_keys
from .presenting import Presentation, draft_of, present_home
from .prices import set_service_price
from .proof import keep_proof
from .publication import CannotChangeState, publish_home, reasons_against, suspend_home
from .submission import submit_home, tell_changes

__all__ = [
    "CHECKED_FACTS",
    "CHECKED_STATES",
    "CannotChangeState",
    "KeysElsewhere",
    "Presentation",
    "Removal",
    "StaysToCome",
    "change_home",
    "create_home",
    "draft_of",
    "has_history",
    "keep_proof",
    "move_keys",
    "present_home",
    "publish_home",
    "reasons_against",
    "remove_home",
    "restore_home",
    "set_service_price",
    "submit_home",
    "suspend_home",
    "tell_changes",
    "tell_if_checked",
]
