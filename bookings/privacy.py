"""What a person wrote goes when their account does."""

from django.utils import timezone

from accounts.models import User

from .models import StayRequest

State = StayRequest.State


def forget_person(user: User, **signal: object) -> None:
    """Take back what they still ask for, and erase what they told owners of themselves."""
    asked = StayRequest.objects.filter(traveller__user=user)
    asked.filter(state=State.ASKED).update(state=State.WITHDRAWN, answered_at=timezone.now())
    asked.update(message="", reason="")
