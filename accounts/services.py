from enum import StrEnum

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.db import transaction
from django.utils import timezone

from core import audit

from .models import User
from .signals import person_anonymised


class Obstacle(StrEnum):
    """Why an account cannot be deleted by its holder."""

    STAY = "stay"
    ROLE = "role"


class CannotLeave(Exception):
    """An account was kept; `obstacle` says why."""

    def __init__(self, obstacle: Obstacle) -> None:
        super().__init__(obstacle.value)
        self.obstacle = obstacle


def obstacle_to_leaving(user: User) -> Obstacle | None:
    """Staff and owners are bound by a contract, travellers by a stay to come."""
    if user.is_staff or user.groups.exists() or hasattr(user, "owner"):
        return Obstacle.ROLE
    traveller = getattr(user, "traveller", None)
    if traveller and traveller.stays.upcoming(timezone.localdate()).exists():
        return Obstacle.STAY
    return None


@transaction.atomic
def anonymise(user: User) -> User:
    """Forget who a person is, and keep the row that stays and invoices refer to.

    Raises CannotLeave while a stay is to come. Without a usable password every session of the
    person ends, here and on other machines.
    """
    user = User.objects.select_for_update().get(pk=user.pk)
    obstacle = obstacle_to_leaving(user)
    if obstacle:
        raise CannotLeave(obstacle)
    email = user.email
    user.email, user.name, user.phone = f"deleted-{user.pk}@account.invalid", "", ""
    user.is_active, user.anonymised_at = False, timezone.now()
    user.set_unusable_password()
    user.save()
    forget_ways_in(user)
    person_anonymised.send(User, user=user, email=email)
    audit.record(user, "anonymised", user)
    return user


def forget_ways_in(user: User) -> None:
    for session in UserSession.objects.filter(user=user):
        session.end()
    Authenticator.objects.filter(user=user).delete()
    EmailAddress.objects.filter(user=user).delete()
