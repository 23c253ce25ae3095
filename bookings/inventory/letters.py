"""What is written to owner and traveller about a deposit."""

from accounts.models import User
from notifications.letters import Contents, letter

from ..models import InventoryReport


@letter("bookings/deposit_decided")
def deposit_decided(user: User, report: int) -> Contents:
    found = InventoryReport.objects.select_related("stay__home", "deposit_decision").get(pk=report)
    reasons = found.deposit_decision.reasons.select_related("line")
    owns = found.stay.home.owner.user_id == user.pk
    return Contents(
        {
            "stay": found.stay,
            "home": found.stay.home,
            "agency": found.stay.home.agency,
            "decision": found.deposit_decision,
            "reasons": reasons,
            "owns": owns,
        }
    )
