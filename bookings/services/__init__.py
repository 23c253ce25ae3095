from .availability import is_free
from .blocks import block_nights, free_block, move_block
from .changes import hold_change, release_change
from .closures import close_nights, open_nights
from .covering import cover, give_back
from .holds import extend_hold, hold_stay, let_go, release_expired_holds
from .lifecycle import cancel_stay, confirm_stay, leave_early, locked_stay, may_leave, move_stay

__all__ = [
    "block_nights",
    "cancel_stay",
    "close_nights",
    "confirm_stay",
    "cover",
    "extend_hold",
    "free_block",
    "give_back",
    "hold_change",
    "hold_stay",
    "is_free",
    "leave_early",
    "let_go",
    "locked_stay",
    "may_leave",
    "move_block",
    "move_stay",
    "open_nights",
    "release_change",
    "release_expired_holds",
]
