"""Keeping personal data out of what a failed step leaves behind."""

from typing import Any

from viewflow.workflow.signals import task_failed


def forget_locals(task: Any, **_kwargs: Any) -> None:
    """Viewflow keeps the variables and the message of what failed: only the place stays."""
    kept = task.data.get("_exception", {})
    places = [line for line in kept.get("traceback", "").splitlines() if line.startswith("  File ")]
    task.data["_exception"] = {"title": "", "traceback": "\n".join(places), "locals": {}}
    task.save(update_fields=["data"])


def watch() -> None:
    task_failed.connect(forget_locals, dispatch_uid="workflows.privacy")
