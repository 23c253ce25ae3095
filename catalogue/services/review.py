from django.db import transaction

from accounts.models import User
from core import audit

from ..models import Home


@transaction.atomic
def hand_back(home: Home, by: User | None) -> Home:
    """Give a home that was being checked back to its owner, as a draft to be submitted again."""
    home.refresh_from_db(fields=["state"], from_queryset=Home.objects.select_for_update())
    if home.state == Home.State.REVIEW:
        home.state = Home.State.DRAFT
        home.save(update_fields=["state"])
        audit.record(by, "handed back", home, before=Home.State.REVIEW, after=home.state)
    return home
