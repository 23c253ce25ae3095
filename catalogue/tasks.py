from huey import crontab
from huey.contrib.djhuey import db_periodic_task

from .authenticity.retention import erase_old_places


@db_periodic_task(crontab(minute="40", hour="3"))
def forget_places_of_photos() -> None:
    erase_old_places()
