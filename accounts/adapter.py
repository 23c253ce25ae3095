from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest
from django.utils.translation import get_language

from .models import Traveller, User


class AccountAdapter(DefaultAccountAdapter):
    """Whoever signs up is a traveller, and reads the language they signed up in."""

    def save_user(self, request: HttpRequest, user: User, form, commit: bool = True) -> User:
        user.language = get_language() or "fr"
        user = super().save_user(request, user, form, commit=commit)
        if commit:
            Traveller.objects.get_or_create(user=user)
        return user
