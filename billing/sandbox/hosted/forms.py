import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from billing.sandbox.payments.attempt import CardEntry
from billing.sandbox.payments.cards import cvc_length, is_past, passes_luhn

CENTURY = 2000
FARTHEST_YEAR = 2099


def typed(autocomplete: str, **more: str) -> forms.TextInput:
    return forms.TextInput(attrs={"autocomplete": autocomplete, "spellcheck": "false", **more})


class CardForm(forms.Form):
    """What every payment page asks for, checked before any bank is asked."""

    email = forms.EmailField(
        label=_("E-mail"),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={
            "required": _("Enter your e-mail address."),
            "invalid": _("Enter a complete e-mail address, such as name@example.com."),
        },
    )
    number = forms.CharField(
        label=_("Card number"),
        max_length=40,
        widget=typed("cc-number", inputmode="numeric", placeholder="1234 1234 1234 1234"),
        error_messages={"required": _("Enter your card number.")},
    )
    expiry = forms.CharField(
        label=_("Expiry date"),
        max_length=12,
        widget=typed("cc-exp", inputmode="numeric", placeholder=_("MM / YY")),
        error_messages={"required": _("Enter the expiry date of your card.")},
    )
    cvc = forms.CharField(
        label=_("Security code"),
        max_length=12,
        widget=typed("cc-csc", inputmode="numeric", placeholder="123"),
        error_messages={"required": _("Enter the security code of your card.")},
    )
    name = forms.CharField(
        label=_("Name on the card"),
        max_length=100,
        widget=typed("cc-name"),
        error_messages={"required": _("Enter the name written on your card.")},
    )

    def __init__(self, *args: Any, known_email: str | None, **kwargs: Any) -> None:
        super().__init__(*args, label_suffix="", **kwargs)
        self.known_email = known_email
        if known_email:
            del self.fields["email"]

    def clean_number(self) -> str:
        number = re.sub(r"[\s-]", "", self.cleaned_data["number"])
        if not re.fullmatch(r"\d{12,19}", number, re.ASCII):
            raise ValidationError(_("Your card number is incomplete."))
        if not passes_luhn(number):
            raise ValidationError(_("Your card number is not valid."))
        return number

    def clean_expiry(self) -> tuple[int, int]:
        match = re.fullmatch(
            r"\s*(\d{1,2})\s*[/-]?\s*(\d{2}|\d{4})\s*", self.cleaned_data["expiry"], re.ASCII
        )
        if not match or not 1 <= int(match[1]) <= 12:
            raise ValidationError(_("Enter the expiry date as month and year, such as 04 / 30."))
        month, year = int(match[1]), int(match[2])
        year += CENTURY if year < 100 else 0
        if is_past(month, year, timezone.localdate()):
            raise ValidationError(_("The expiry date of your card is in the past."))
        if year > FARTHEST_YEAR:
            raise ValidationError(_("The expiry year of your card is not valid."))
        return month, year

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        length = cvc_length(cleaned.get("number", ""))
        if "cvc" in cleaned and not re.fullmatch(rf"\d{{{length}}}", cleaned["cvc"], re.ASCII):
            message = _("The security code of this card has %(length)s digits.")
            self.add_error("cvc", ValidationError(message, params={"length": length}))
        return cleaned

    def entry(self) -> CardEntry:
        month, year = self.cleaned_data["expiry"]
        return CardEntry(
            number=self.cleaned_data["number"],
            month=month,
            year=year,
            name=self.cleaned_data["name"],
            email=self.known_email or self.cleaned_data["email"],
        )
