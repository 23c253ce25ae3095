from huey import crontab
from huey.contrib.djhuey import HUEY, db_periodic_task, db_task

from . import outbox


@db_task()
def deliver_entry(entry_id: int) -> None:
    """Wake-up for one outbox entry; losing it costs a minute, never the effect."""
    outbox.deliver(entry_id)


@db_periodic_task(crontab(minute="*"))
def sweep_outbox() -> None:
    outbox.deliver_due()


@HUEY.on_startup()
def sweep_after_a_restart() -> None:
    sweep_outbox()
