from allauth.core.ratelimit import consume
from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext as _


def may_send(request: HttpRequest, form: forms.Form) -> bool:
    """Whether an owner may write to an agency once more this hour; the form says why not."""
    if consume(request, action="owner_message"):
        return True
    form.add_error(None, _("That was a little fast. Wait a moment, then try again."))
    return False
