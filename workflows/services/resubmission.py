from django.db import transaction

from accounts.models import User
from catalogue.models import Home
from catalogue.services import submit_home

from ..models import PropertyValidation


@transaction.atomic
def resubmit(home: Home, by: User) -> bool:
    """Send a corrected home back to the moderators; False when no correction is awaited."""
    home = Home.objects.select_for_update().get(pk=home.pk)
    case = PropertyValidation.objects.open().filter(home=home).first()
    task = case.correction if case else None
    if task is None:
        return False
    if home.state == Home.State.PUBLISHED:  # visitors go on seeing it while it is looked at
        task.flow_task.run(task, by=by)
    else:
        submit_home(home, by)
    return True
