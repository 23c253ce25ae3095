from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ...models import Commune, Home
from ...rules import postcode_fits

# What no dwelling of ours can be; a slip of the keyboard is noticed at once.
BOUNDS = {
    "bedrooms": (0, 20),
    "beds": (1, 40),
    "bathrooms": (0, 20),
    "capacity": (1, 30),
    "surface": (5, 2000),
    "floor": (-5, 80),
}
POSTCODE = RegexValidator(r"^\d{5}\Z", gettext_lazy("A postcode has five digits, such as 75004."))


class BoundedForm(forms.ModelForm):
    """Figures of a home within sensible bounds."""

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        for name in BOUNDS.keys() & self.fields.keys():
            least, most = BOUNDS[name]
            field = self.fields[name]
            field.validators += [MinValueValidator(least), MaxValueValidator(most)]
            field.widget.attrs |= {"min": least, "max": most}

    def clean(self) -> None:
        super().clean()
        data = self.cleaned_data
        if data.get("kind") == Home.Kind.STUDIO and data.get("bedrooms"):
            self.add_error("bedrooms", _("A studio has no separate bedroom: write 0."))


class PlaceForm(forms.ModelForm):
    """A street in one of our towns, with a postcode of that town."""

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["street"].widget.attrs["autocomplete"] = "street-address"
        self.fields["postcode"].widget.attrs |= {
            "autocomplete": "postal-code",
            "inputmode": "numeric",
        }
        self.fields["postcode"].validators.append(POSTCODE)
        self.fields["commune"].queryset = Commune.objects.order_by("name")
        self.fields["commune"].empty_label = _("Choose a town")

    def clean_street(self) -> str:
        return " ".join(self.cleaned_data["street"].split())

    def clean(self) -> None:
        super().clean()
        commune, postcode = self.cleaned_data.get("commune"), self.cleaned_data.get("postcode")
        if commune and postcode and not postcode_fits(commune.insee, postcode):
            text = _("%(postcode)s is no postcode of %(town)s.")
            self.add_error("postcode", text % {"postcode": postcode, "town": commune.name})


class NewHomeForm(PlaceForm, BoundedForm):
    """The little that a home begins with."""

    class Meta:
        model = Home
        fields = (
            "kind",
            "rental_kind",
            "street",
            "postcode",
            "commune",
            "surface",
            "capacity",
            "bedrooms",
        )
