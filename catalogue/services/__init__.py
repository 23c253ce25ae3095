from .archiving import Removal, StaysToCome, has_history, remove_home, restore_home
from .creation import create_home
from .editing import CHECKED_FACTS, CHECKED_STATES, change_home, tell_if_checked
from .home_photos import (
    NothingToPutBack,
    arrange_photos,
    describe_photos,
    drop_photo,
    put_photo_back,
    remove_photo,
    send_photo,
    shift_photo,
    show_photos,
)
from .keys import KeysElsewhere, move_keys
from .night_prices import (
    Season,
    add_season,
    base_price,
    change_season,
    cleaning_fee,
    end_season,
    set_base_price,
    set_cleaning_fee,
)
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
    "NothingToPutBack",
    "Presentation",
    "Removal",
    "Season",
    "StaysToCome",
    "add_season",
    "arrange_photos",
    "base_price",
    "change_home",
    "change_season",
    "cleaning_fee",
    "create_home",
    "describe_photos",
    "draft_of",
    "drop_photo",
    "end_season",
    "has_history",
    "keep_proof",
    "move_keys",
    "present_home",
    "publish_home",
    "put_photo_back",
    "reasons_against",
    "remove_home",
    "remove_photo",
    "restore_home",
    "send_photo",
    "set_base_price",
    "set_cleaning_fee",
    "set_service_price",
    "shift_photo",
    "show_photos",
    "submit_home",
    "suspend_home",
    "tell_changes",
    "tell_if_checked",
]
