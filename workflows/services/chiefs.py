"""Who may decide about homes, and who is told when nobody does."""

from django.contrib.auth.backends import ModelBackend
from django.db.models import QuerySet

from accounts.models import User

DECIDE = "workflows.decide_propertyvalidation"
SUPERVISE = "workflows.supervise_propertyvalidation"


def moderators() -> QuerySet[User]:
    return _with(DECIDE).order_by("name", "email")


def chiefs() -> QuerySet[User]:
    """Administrators among them: a home that waits is never nobody's business."""
    return _with(SUPERVISE)


def _with(permission: str) -> QuerySet[User]:
    return ModelBackend().with_perm(permission, is_active=True, include_superusers=True)
