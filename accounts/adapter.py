from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.core.ratelimit import respond_429
from django.core.exceptions import ValidationError
from django.core.mail import EmailMultiAlternatives
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from .models import Owner, Traveller, User


class AccountAdapter(DefaultAccountAdapter):
    """Whoever signs up is a traveller, and reads the language they signed up in."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "account_inactive": _("This account is closed."),
        "email_password_mismatch": _("This e-mail address and password do not go together."),
        "email_taken": _("This e-mail address already has an account."),
        "enter_current_password": _("Enter your present password."),
        "incorrect_code": _("This code is not right. Check it, or ask for a new one."),
        "incorrect_password": _("This password is not right."),
        "rate_limited": _("That was a little fast. Wait a moment, then try again."),
        "same_as_current": _("This is the address you have now."),
        "too_many_login_attempts": _("Too many attempts. Wait five minutes, then try again."),
    }

    def save_user(self, request: HttpRequest, user: User, form: Any, commit: bool = True) -> User:
        user.language = get_language() or "fr"
        user = super().save_user(request, user, form, commit=commit)
        if commit:
            Traveller.objects.get_or_create(user=user)
        return user

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """Staff go to work, owners to their space, travellers to their stays, in their language."""
        if request.user.has_perm("wagtailadmin.access_admin"):
            return reverse("wagtailadmin_home")
        with translation.override(request.user.reads):
            return reverse("owner_space:dashboard" if is_owner(request.user) else "bookings:stays")

    def get_signup_redirect_url(self, request: HttpRequest) -> str:
        return self.get_login_redirect_url(request)

    def get_logout_redirect_url(self, request: HttpRequest) -> str:
        return f"/{get_language()}/"

    def validation_error(self, code: str, *args: Any) -> ValidationError:
        """Too many failures end in the same answer at every door: 429."""
        if code == "too_many_login_attempts":
            raise ImmediateHttpResponse(respond_429(self.request))
        return super().validation_error(code, *args)

    def send_mail(self, template_prefix: str, email: str, context: dict) -> None:
        with in_language_of(email, context.get("user")):
            super().send_mail(template_prefix, email, context)

    def send_account_already_exists_mail(self, email: str) -> None:
        """Its links are made before the mail is: they lead to the person's language as well."""
        with in_language_of(email):
            super().send_account_already_exists_mail(email)

    def send_notification_mail(
        self,
        template_prefix: str,
        user: User,
        context: dict | None = None,
        email: str | None = None,
    ) -> None:
        """Perhaps to the address that they have just given up."""
        with translation.override(user.reads):
            super().send_notification_mail(template_prefix, user, context, email)

    def render_mail(
        self, template_prefix: str, email: str | list[str], context: dict, headers: Any = None
    ) -> EmailMultiAlternatives:
        """The text that allauth renders, and the same words on our letter paper."""
        message = super().render_mail(template_prefix, email, context, headers)
        page = context | {"subject": message.subject, "paragraphs": message.body.split("\n\n")}
        html = render_to_string("account/email/page.html", page)
        message.attach_alternative(html, "text/html")
        return message


def is_owner(user: User) -> bool:
    return Owner.objects.filter(user=user).exists()


def in_language_of(email: str, person: User | None = None) -> translation.override:
    """Whom we know reads their own language, any other address the one they wrote to us in."""
    known = person or User.objects.filter(email__iexact=email).first()
    return translation.override(known.reads if known else get_language())
