from allauth.account.decorators import reauthentication_required
from allauth.mfa.utils import is_mfa_enabled
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from .forms import ProfileForm
from .models import User
from .services import CannotLeave, anonymise, obstacle_to_leaving


@login_required
def profile(request: HttpRequest) -> HttpResponse:
    person = User.objects.get(pk=request.user.pk)
    form = ProfileForm(request.POST or None, instance=person)
    if form.is_valid():
        return saved(request, form.save())
    return render(request, "accounts/profile.html", {"form": form})


def saved(request: HttpRequest, user: User) -> HttpResponse:
    """Back to the profile, in the language just chosen, which the next visit starts with too."""
    with translation.override(user.reads):
        messages.success(request, _("Your profile is saved."))
        response = redirect("accounts:profile")
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        user.reads,
        samesite=settings.LANGUAGE_COOKIE_SAMESITE,
        secure=settings.LANGUAGE_COOKIE_SECURE,
    )
    return response


@login_required
@require_safe
def security(request: HttpRequest) -> HttpResponse:
    context = {
        "two_steps": is_mfa_enabled(request.user),
        "session_count": len(UserSession.objects.purge_and_list(request.user)),
    }
    return render(request, "accounts/security.html", context)


@login_required
@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    obstacle = obstacle_to_leaving(request.user)
    return render(request, "accounts/privacy.html", {"obstacle": obstacle})


@login_required
@reauthentication_required
@require_http_methods(["GET", "POST"])
def leave(request: HttpRequest) -> HttpResponse:
    """Delete one's account: asked who it is, then asked to agree."""
    if obstacle_to_leaving(request.user):
        return redirect("accounts:privacy")
    if request.method == "GET":
        return render(request, "accounts/leave.html")
    try:
        anonymise(request.user)
    except CannotLeave:  # a stay was booked meanwhile, from another window
        return redirect("accounts:privacy")
    logout(request)
    return redirect("accounts:left")


@require_safe
def left(request: HttpRequest) -> HttpResponse:
    return render(request, "accounts/left.html")
