from .approvals import chase_approvals, decide, declare_cost
from .orders import order_service, plan_visit
from .routines import cancel_routines, move_routines, plan_routines, plan_upcoming
from .sheets import add_photo, cancel_visit, fill_sheet

__all__ = [
    "add_photo",
    "cancel_routines",
    "cancel_visit",
    "chase_approvals",
    "decide",
    "declare_cost",
    "fill_sheet",
    "move_routines",
    "order_service",
    "plan_routines",
    "plan_upcoming",
    "plan_visit",
]
