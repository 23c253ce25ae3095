from django import forms
from django.utils.translation import gettext_lazy as _

from .conversations import LONGEST


class AskForm(forms.Form):
    """One question, in the visitor's words."""

    question = forms.CharField(
        label=_("Your question"),
        max_length=LONGEST,
        widget=forms.TextInput(attrs={"autocomplete": "off", "enterkeyhint": "send"}),
        error_messages={"required": _("Write your question first.")},
    )


class ChooseForm(forms.Form):
    """The entry meant by a question that was answered with several."""

    question = forms.CharField(max_length=LONGEST)
    entry = forms.UUIDField()
