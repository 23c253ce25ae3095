"""A step that runs in the worker, so that nobody waits for it."""

from typing import Any

from viewflow.workflow.activation import Activation
from viewflow.workflow.nodes.job import AbstractJob, AbstractJobActivation
from viewflow.workflow.status import STATUS

from core import outbox

KIND = "workflows.job"


class JobActivation(AbstractJobActivation):
    """Scheduled through the outbox: a job survives a worker that stops, and runs once."""

    @Activation.status.transition(source=STATUS.NEW, target=STATUS.SCHEDULED)
    def activate(self) -> None:
        self.task.save()
        outbox.enqueue(KIND, str(self.task.pk), {"task": self.task.pk})

    @Activation.status.transition(source=STATUS.STARTED)
    def execute(self) -> None:
        # A failure further on rolls this step back as well: the outbox tries both again.
        self.complete()
        self.activate_next()

    @Activation.status.transition(
        source=[STATUS.NEW, STATUS.SCHEDULED, STATUS.STARTED], target=STATUS.CANCELED
    )
    def cancel(self) -> None:
        self.task.save()


class Job(AbstractJob):
    """Work done without a lock on the process; what it returns is given to `then` under one."""

    activation_class = JobActivation

    def __init__(self, work: Any, then: Any, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.work, self.then = work, then
