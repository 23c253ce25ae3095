from huey import crontab
from huey.contrib.djhuey import db_periodic_task
from viewflow.workflow.timers import fire_due_timers


@db_periodic_task(crontab(minute="*"))
def fire_timers() -> None:
    """Deadlines of cases: reminders, escalations, closing without an answer."""
    fire_due_timers()
