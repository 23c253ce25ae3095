from huey import crontab
from huey.contrib.djhuey import db_periodic_task

from .services.events import poll


@db_periodic_task(crontab(minute="*/5"))
def poll_stripe() -> None:
    """Find out about payments and refunds whose webhook never arrived."""
    poll()
