from datetime import timedelta

from huey import crontab
from huey.contrib.djhuey import HUEY, db_periodic_task, db_task

from . import outbox, retention
from .models.outbox import LEASE


@db_task()
def deliver_entry(entry_id: int) -> None:
    """Wake-up for one outbox entry; losing it costs a minute, never the effect."""
    outbox.deliver(entry_id)


@db_periodic_task(crontab(minute="*"))
def sweep_outbox() -> None:
    outbox.deliver_due()


@HUEY.on_startup()
def sweep_after_a_restart() -> None:
    """What is due now, and, once their leases have ended, what killed workers were at."""
    sweep_outbox()
    sweep_outbox.schedule(delay=LEASE + timedelta(seconds=1))


@db_periodic_task(crontab(minute="10", hour="3"))
def forget_what_is_old() -> None:
    retention.forget_old()
