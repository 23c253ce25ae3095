from accounts.models import User
from notifications.letters import Contents, letter

from ..models import LettingYear
from .counting import cap_in


@letter("bookings/night_cap")
def night_cap(user: User, letting_year: int) -> Contents:
    """How near a home is to the cap of its town."""
    letting = LettingYear.objects.select_related("home__commune").get(pk=letting_year)
    return Contents({"letting": letting, "home": letting.home, "cap": cap_in(letting)})
