"""Other sites put the names of their guests into calendars: we need them only for a while."""

from datetime import date

from ..models import FeedEvent


def forget_titles(today: date) -> int:
    """Empty the titles of entries that no reading looks at any more; returns how many."""
    behind = FeedEvent.objects.filter(last__lt=date(today.year, 1, 1)).exclude(summary="")
    return behind.update(summary="")
