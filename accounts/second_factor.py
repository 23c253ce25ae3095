"""What staff may do with other people's papers asks for a second factor, wherever it is done."""

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import translation
from django.utils.translation import gettext as _

from .models import User


def has_second_factor(user: User | AnonymousUser) -> bool:
    """Whether it is set up, or not asked for (in the demo)."""
    return not settings.STAFF_NEEDS_SECOND_FACTOR or is_mfa_enabled(user)


def may_as_staff(user: User | AnonymousUser, permission: str) -> bool:
    """Whether somebody holds a permission and is at a door that is closed well enough."""
    return user.has_perm(permission) and has_second_factor(user)


def to_security(request: HttpRequest, user: User) -> HttpResponse:
    """Where it is set up."""
    with translation.override(user.reads):
        messages.warning(request, _("Set up a second factor first: the back-office asks for it."))
        return redirect("mfa_index")
