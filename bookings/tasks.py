from django.utils import timezone
from huey import crontab
from huey.contrib.djhuey import db_periodic_task

from .channels.retention import forget_titles
from .channels.tasks import fetch_feed, fetch_feeds, watch_feeds
from .interventions.services import chase_approvals
from .night_cap.closing import recount_all
from .services import release_expired_holds

__all__ = [
    "chase_unanswered_costs",
    "fetch_feed",
    "fetch_feeds",
    "forget_guests_elsewhere",
    "release_holds",
    "watch_feeds",
]


@db_periodic_task(crontab(minute="*"))
def release_holds() -> None:
    """Free what was held and not paid; search ignores such nights from the second they end."""
    release_expired_holds()


@db_periodic_task(crontab(minute="*/10"))
def chase_unanswered_costs() -> None:
    """Owners who say nothing are reminded, then staff are told; nothing is decided by silence."""
    chase_approvals()


@db_periodic_task(crontab(hour="3", minute="40"))
def recount_nights() -> None:
    """Count the nights let once a night too: rules of towns begin to hold without an event."""
    recount_all(timezone.localdate())


@db_periodic_task(crontab(hour="3", minute="20"))
def forget_guests_elsewhere() -> None:
    forget_titles(timezone.localdate())
