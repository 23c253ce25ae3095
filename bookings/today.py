from datetime import date
from zoneinfo import ZoneInfo

from django.utils import timezone

from catalogue.models import Home


def today_at(home: Home) -> date:
    """The day on the clock of a home."""
    return timezone.localdate(timezone=ZoneInfo(home.time_zone))
