"""Whose account was opened for them chooses a password through a link sent to their address."""

from typing import Any

from allauth.account import app_settings
from allauth.account.models import EmailAddress
from allauth.account.utils import user_pk_to_url_str
from allauth.account.views import PasswordResetFromKeyView
from django.http import HttpResponse
from django.urls import reverse, reverse_lazy
from django.views.generic import FormView

from .models import User


def password_path(user: User) -> str:
    """The page where they choose it: serves once, for as long as PASSWORD_RESET_TIMEOUT says."""
    key = app_settings.PASSWORD_RESET_TOKEN_GENERATOR().make_token(user)
    return reverse("accounts:invited", kwargs={"uidb36": user_pk_to_url_str(user), "key": key})


class InvitedView(PasswordResetFromKeyView):
    """allauth's own page, which it only shows by itself where passwords are reset by link."""

    template_name = "accounts/invited.html"
    success_url = reverse_lazy("account_login")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return FormView.get_context_data(self, action_url=self.request.path, **kwargs)

    def form_valid(self, form: Any) -> HttpResponse:
        """The link came to their address: the address is theirs."""
        user = self.reset_user
        EmailAddress.objects.filter(user=user, email__iexact=user.email).update(verified=True)
        return super().form_valid(form)


invited = InvitedView.as_view()
