from huey.api import Task
from huey.contrib.djhuey import pre_execute

from core.models import Stamp

from . import live


@pre_execute()
def know_the_languages(_task: Task) -> None:
    """A worker speaks as the site does now: its mails and documents too."""
    live.refresh(Stamp.objects.versions().languages)
