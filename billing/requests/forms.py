from django import forms
from django.utils.translation import gettext_lazy as _

from ..forms import BookForm


class AskForm(BookForm):
    """What is asked of a guest who asks for a stay."""

    message = forms.CharField(
        label=_("Your message to the owner"),
        required=False,
        max_length=1000,
        widget=forms.Textarea({"rows": 4}),
        help_text=_("Who comes, and what brings you: owners like to know."),
    )
    field_order = ("name", "message", "terms")


class DeclineForm(forms.Form):
    reason = forms.CharField(
        label=_("Why not"),
        required=False,
        max_length=300,
        help_text=_("The traveller reads it."),
    )
