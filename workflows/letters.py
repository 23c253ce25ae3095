"""What the desk writes: to owners about their homes, to chief moderators about what waits."""

from typing import Any

from django.conf import settings
from django.urls import reverse

from accounts.models import User
from notifications.letters import Contents, letter

from .models import Decision, PropertyValidation


@letter("workflows/abandoned")
@letter("workflows/approved")
@letter("workflows/changes")
@letter("workflows/refused")
@letter("workflows/reminder")
@letter("workflows/suspended")
def about_decision(user: User, decision: int) -> Contents:
    made = Decision.objects.select_related("home__commune").get(pk=decision)
    return Contents({"decision": made, "home": made.home, "url": _timeline(made)})


@letter("workflows/late")
def late(user: User, case: int) -> Contents:
    found = PropertyValidation.objects.select_related("home__commune").get(pk=case)
    url = settings.SITE_URL + reverse("validations:case", args=[found.pk])
    return Contents({"case": found, "home": found.home, "url": url})


def _timeline(decision: Decision) -> str:
    path: Any = reverse("workflows:timeline", args=[decision.home.reference])
    return f"{settings.SITE_URL}{path}"
