"""What the outbox carries out for the desk: each is safe to run twice."""

from viewflow.workflow.models import Task

from core import outbox

from . import checks
from .nodes import KIND
from .services import cases


@outbox.handler(KIND)
def run_check(payload: outbox.Payload) -> None:
    """Look without holding the case, so that nobody waits for it; then let the case go on."""
    task = Task.objects.get(pk=payload["task"])
    with task.activation() as activation:
        if not activation.start.can_proceed():  # done by a worker before, or no longer needed
            return
        activation.start()
        home = activation.process.home
    name = task.flow_task.name
    found = checks.run(checks.CHECKS[name], home)
    with task.activation() as activation:
        if activation.complete.can_proceed():
            cases.keep_findings(activation.process, name, found)
            activation.execute()
