from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import Owner
from bookings.inventory.rules import NoSignature, strokes


class AddressForm(forms.ModelForm):
    """Where an owner lives, as the mandate and the invoices say it."""

    class Meta:
        model = Owner
        fields = ("company", "street", "postcode", "city", "country")
        widgets = {
            "company": forms.TextInput(attrs={"autocomplete": "organization"}),
            "street": forms.TextInput(attrs={"autocomplete": "street-address"}),
            "postcode": forms.TextInput(attrs={"autocomplete": "postal-code"}),
            "city": forms.TextInput(attrs={"autocomplete": "address-level2"}),
            "country": forms.Select(attrs={"autocomplete": "country"}),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("street", "postcode", "city"):
            self.fields[name].required = True


class SignForm(forms.Form):
    """A name typed, the box ticked, and a drawing where a script lets one draw."""

    name = forms.CharField(
        label=gettext_lazy("Your full name, as your signature"),
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    strokes = forms.CharField(required=False, widget=forms.HiddenInput, max_length=120_000)
    read = forms.BooleanField(
        label=gettext_lazy("I have read this mandate and its terms, and I give it"),
        error_messages={"required": gettext_lazy("Tick this box once you have read the mandate.")},
    )
    proposal = forms.CharField(widget=forms.HiddenInput, max_length=64)

    def clean_strokes(self) -> list[list[int]]:
        try:
            return strokes(self.cleaned_data["strokes"])
        except NoSignature as error:
            raise forms.ValidationError(_("Sign in the frame again, a little larger.")) from error


class EndForm(forms.Form):
    """Who wants to end their contract, without logging in."""

    email = forms.EmailField(
        label=gettext_lazy("Your e-mail address at PCS"),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    known_by = forms.CharField(
        label=gettext_lazy("Your last name, or the number of your mandate"),
        max_length=120,
        help_text=gettext_lazy("The number is on your mandate, such as M-2026-000012."),
        widget=forms.TextInput(attrs={"autocomplete": "family-name"}),
    )
