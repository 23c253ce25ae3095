from django.core.exceptions import PermissionDenied
from django.db import transaction

from accounts.models import User
from catalogue.models import Home
from catalogue.services import suspend_home

from ..models import Decision
from . import letters
from .chiefs import DECIDE


@transaction.atomic
def suspend(home: Home, reason: str, by: User) -> Decision:
    """Take a home away from visitors at once; its owner is told why, and may submit it again."""
    if not by.has_perm(DECIDE):
        raise PermissionDenied
    suspend_home(home, by)
    made = Decision.objects.create(home=home, kind=Decision.Kind.SUSPENDED, reason=reason, by=by)
    letters.write_to_owner("workflows/suspended", made)
    return made
