from huey import crontab
from huey.contrib.djhuey import db_periodic_task

from .estimates.retention import forget_leads
from .services.events import forget_old, poll
from .services.renewals import announce_renewals
from .services.requests import lapse_requests


@db_periodic_task(crontab(minute="*/5"))
def poll_stripe() -> None:
    """Find out about payments and refunds whose webhook never arrived."""
    poll()


@db_periodic_task(crontab(minute="10", hour="9"))
def announce() -> None:
    """Tell owners that their year is soon over, as the law asks."""
    announce_renewals()


@db_periodic_task(crontab(minute="20", hour="3"))
def forget_old_events() -> None:
    """What Stripe told us long ago is no longer needed."""
    forget_old()


@db_periodic_task(crontab(minute="25", hour="3"))
def forget_old_leads() -> None:
    """Who asked for an estimate long ago and was not followed up is forgotten."""
    forget_leads()


@db_periodic_task(crontab(minute="*/5"))
def lapse_unanswered() -> None:
    """Travellers whom nobody answered in time are told."""
    lapse_requests()
