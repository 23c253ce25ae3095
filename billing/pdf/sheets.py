from functools import partial
from typing import Any

from bookings.interventions.naming import named
from bookings.models import Intervention

from .engine import render_for


def render_sheet(visit: Intervention, language: str) -> bytes:
    """The sheet of an intervention as it stands, for its owner to keep."""
    drawn = partial(_context, visit)
    return render_for(language, "billing/pdf/sheet.html", drawn, visit.window_start)


def _context(visit: Intervention, language: str) -> dict[str, Any]:
    (one,) = named([visit])
    return {
        "visit": one,
        "home": visit.order.home,
        "owner": visit.order.home.owner.user.get_full_name(),
        "approvals": visit.approvals.exclude(decision="waiting"),
        "photo_count": visit.photos.count(),
    }
