"""A step that runs in the worker, so that nobody waits for it."""

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


class Job(AbstractJob):
    """A check that takes seconds, done by the worker; it is named like the check."""

    activation_class = JobActivation
