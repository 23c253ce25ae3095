"""Which moderator has which case."""

from collections.abc import Iterable

from django.core.exceptions import PermissionDenied
from django.db import transaction

from accounts.models import User
from core import audit

from ..models import PropertyValidation
from .chiefs import DECIDE


def take(case: PropertyValidation, by: User) -> bool:
    """Take a case, from another moderator if need be; False if there is nothing left to decide."""
    return assign([case], by, by) == 1


@transaction.atomic
def assign(cases: Iterable[PropertyValidation], to: User, by: User) -> int:
    """Give cases to a moderator; returns how many still waited for a decision."""
    if not (by.has_perm(DECIDE) and to.has_perm(DECIDE)):
        raise PermissionDenied
    return sum(_give(case, to, by) for case in cases)


@transaction.atomic
def release(case: PropertyValidation, by: User) -> bool:
    """Put one's case back in the queue."""
    task = case.review
    if task is None:
        return False
    with task.activation() as activation:
        if activation.task.finished or activation.task.owner_id != by.pk:
            return False
        activation.unassign()
    audit.record(by, "released", case.home, case=case.pk)
    return True


def _give(case: PropertyValidation, to: User, by: User) -> bool:
    task = case.review
    if task is None:
        return False
    with task.activation() as activation:
        if activation.task.finished:
            return False
        if activation.task.owner_id is None:
            activation.assign(to)
        else:
            activation.reassign(to)
    audit.record(by, "assigned", case.home, case=case.pk, to=to.pk)
    return True
