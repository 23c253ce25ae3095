from django.db.models import QuerySet

from accounts.models import User

GROUPS = ("agency", "support")


def office() -> QuerySet[User]:
    """Those at PCS who look after calendars."""
    return User.objects.filter(is_active=True, groups__name__in=GROUPS).distinct()
