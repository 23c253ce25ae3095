"""What the law asks of a home: its number, its energy certificate, whose residence it is."""

import re
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ...compliance.lacks import registration_fits, rule_for
from ...models import EnergyClass, Home
from .sections import SectionForm

RESIDENCES = (
    ("True", gettext_lazy("My primary residence: I live there at least eight months a year")),
    ("False", gettext_lazy("A secondary residence, or a home I only let")),
)
ENERGY_NUMBER = re.compile(r"[0-9]{4}[A-Z][0-9]{7}[0-9A-Z]")


def _compact(text: str) -> str:
    return re.sub(r"[\s.\-]", "", text).upper()


class DeclarationForm(SectionForm):
    primary_residence = forms.TypedChoiceField(
        label=gettext_lazy("This home is"),
        choices=RESIDENCES,
        coerce=lambda text: text == "True",
        widget=forms.RadioSelect,
    )

    class Meta:
        model = Home
        fields = ("registration_number", "primary_residence", "energy_class", "energy_number")
        help_texts = {
            "registration_number": gettext_lazy(
                "The number your town hall gave when you declared this home."
            ),
            "energy_number": gettext_lazy(
                "13 characters, at the top of the certificate: 2475E1234567X."
            ),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["primary_residence"] = str(self.instance.primary_residence)
        choices = [("", _("I do not have the certificate yet")), *EnergyClass.choices]
        self.fields["energy_class"].choices = choices
        # As it is read aloud and typed, with spaces: what is kept has none.
        self.fields["registration_number"].max_length = 30
        for name in ("registration_number", "energy_number"):
            self.fields[name].widget.attrs["autocomplete"] = "off"

    def clean_registration_number(self) -> str:
        number = _compact(self.cleaned_data["registration_number"])
        home = self.instance
        if not number and home.state in (Home.State.PUBLISHED, Home.State.REVIEW):
            raise forms.ValidationError(_("A home that is let must have its registration number."))
        rule = rule_for(home, timezone.localdate())
        if number and rule and not registration_fits(number, rule):
            text = _("This is no registration number of %(town)s: check each of its characters.")
            raise forms.ValidationError(text % {"town": home.commune.name})
        return number

    def clean_energy_number(self) -> str:
        number = _compact(self.cleaned_data["energy_number"])
        if number and not ENERGY_NUMBER.fullmatch(number):
            raise forms.ValidationError(
                _("An energy certificate's number looks like 2475E1234567X.")
            )
        return number
