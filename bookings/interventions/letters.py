"""What is written about costs that wait for an owner."""

from accounts.models import User
from notifications.letters import Contents, letter

from ..models import CostApproval
from .naming import named


@letter("bookings/approval_asked")
@letter("bookings/approval_reminder")
@letter("bookings/approval_answered")
def about_approval(user: User, approval: int) -> Contents:
    asked = CostApproval.objects.select_related(
        "intervention__order__service", "intervention__order__home__owner__user"
    ).get(pk=approval)
    (visit,) = named([asked.intervention])
    return Contents({"approval": asked, "visit": visit, "home": visit.order.home})
