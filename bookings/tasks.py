from huey import crontab
from huey.contrib.djhuey import db_periodic_task

from .services import release_expired_holds


@db_periodic_task(crontab(minute="*"))
def release_holds() -> None:
    """Free what was held and not paid; search ignores such nights from the second they end."""
    release_expired_holds()
