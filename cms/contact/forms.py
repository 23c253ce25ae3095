from datetime import timedelta
from typing import Any

from django import forms
from django.core import signing
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

SALT = "cms.contact"
# Nobody writes a message in less; a page that was open longer is asked to send again.
SOONEST, LATEST = timedelta(seconds=2), timedelta(hours=24)


def opened_now() -> str:
    """When the form was shown, signed, so that a program cannot make it up."""
    return signing.TimestampSigner(salt=SALT).sign("contact")


def _one_line(words: str) -> str:
    """What goes into the head of a mail."""
    return " ".join(words.split())


class ContactForm(forms.Form):
    """A message to the team; the conversation with the assistant may go with it."""

    name = forms.CharField(
        label=_("Your name"), max_length=120, widget=forms.TextInput({"autocomplete": "name"})
    )
    email = forms.EmailField(
        label=_("E-mail address"),
        max_length=254,
        widget=forms.EmailInput({"autocomplete": "email"}),
    )
    subject = forms.CharField(label=_("Subject"), max_length=150)
    message = forms.CharField(label=_("Your message"), max_length=4000, widget=forms.Textarea)
    attach = forms.BooleanField(
        label=_("Send the conversation below with it"), required=False, initial=True
    )
    # People do not see it; programs fill it in.
    website = forms.CharField(required=False, widget=forms.HiddenInput)
    opened = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, with_conversation: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["message"].widget.attrs["data-span"] = "all"
        if not with_conversation:
            del self.fields["attach"]

    def clean_name(self) -> str:
        return _one_line(self.cleaned_data["name"])

    def clean_subject(self) -> str:
        return _one_line(self.cleaned_data["subject"])

    def clean(self) -> None:
        if self.cleaned_data.get("website"):
            raise ValidationError(_("This message looks like it was sent by a program."))
        self._check_time(self.cleaned_data.get("opened", ""))

    def _check_time(self, opened: str) -> None:
        signer = signing.TimestampSigner(salt=SALT)
        try:
            signer.unsign(opened, max_age=LATEST)
        except signing.BadSignature:
            self._again()
            raise ValidationError(_("This page was open for a long time: send it again.")) from None
        if _is_younger(signer, opened, SOONEST):
            raise ValidationError(_("That was a little fast: wait a moment, then send it again."))

    def _again(self) -> None:
        """The next try counts from now."""
        self.data = self.data.copy()
        self.data["opened"] = opened_now()


def _is_younger(signer: signing.TimestampSigner, opened: str, age: timedelta) -> bool:
    try:
        signer.unsign(opened, max_age=age)
    except signing.SignatureExpired:
        return False
    return True
