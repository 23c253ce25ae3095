from django.db import transaction

from accounts.models import User

from ..models import Home
from .publication import move


@transaction.atomic
def hand_back(home: Home, by: User | None) -> Home:
    """Give a home that was being checked back to its owner, as a draft to be submitted again."""
    home.refresh_from_db(fields=["state"], from_queryset=Home.objects.select_for_update())
    if home.state == Home.State.REVIEW:
        move(home, Home.State.DRAFT, by, "handed back")
    return home
