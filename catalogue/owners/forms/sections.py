"""The parts of a home's file, one form each: they save on their own."""

from typing import Any

from django import forms
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from accounts.models import User

from ...addresses import centre, nearest_agency
from ...models import Amenity, Home
from ...rules import kilometres
from ...services import change_home
from .new import BoundedForm, PlaceForm

FARTHEST_KM = 25


class SectionForm(forms.ModelForm):
    """Some fields of a home, saved as what their owner changed."""

    def changed_fields(self) -> list[str]:
        return [name for name in self.changed_data if name in self._meta.fields]

    def save_by(self, user: User) -> None:
        change_home(self.instance, self.changed_fields(), user)


class FactsForm(SectionForm, BoundedForm):
    amenities = forms.MultipleChoiceField(
        label=gettext_lazy("Amenities"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    class Meta:
        model = Home
        fields = (
            "kind",
            "rental_kind",
            "bedrooms",
            "beds",
            "bathrooms",
            "capacity",
            "surface",
            "floor",
        )
        help_texts = {"floor": gettext_lazy("0 is the ground floor.")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named = Amenity.objects.in_language(get_language() or "").order_by("name")
        self.fields["amenities"].choices = [(one.code, one.name) for one in named]
        self.initial["amenities"] = list(self.instance.amenities.values_list("code", flat=True))

    def save_by(self, user: User) -> None:
        super().save_by(user)
        if "amenities" in self.changed_data:
            codes = self.cleaned_data["amenities"]
            source = Amenity.objects.sources()
            self.instance.amenities.set(source.filter(code__in=codes))


class AddressForm(SectionForm, PlaceForm):
    """Where the home is; its point follows the postcode until it is placed by hand."""

    class Meta:
        model = Home
        fields = ("street", "postcode", "commune", "latitude", "longitude")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("latitude", "longitude"):
            self.fields[name].required = False
            self.fields[name].widget.attrs["inputmode"] = "decimal"

    def clean(self) -> None:
        super().clean()
        data, errors = self.cleaned_data, self.errors
        if errors:
            return
        if self._follows_the_postcode():
            data["latitude"], data["longitude"] = centre(data["commune"], data["postcode"])
        town = data["commune"]
        there = (float(town.latitude), float(town.longitude))
        here = (float(data["latitude"]), float(data["longitude"]))
        if kilometres(here, there) > FARTHEST_KM:
            text = _("This point is far from %(town)s: move it to your home.")
            self.add_error("latitude", text % {"town": town.name})

    def _follows_the_postcode(self) -> bool:
        moved = {"postcode", "commune"} & set(self.changed_data)
        placed = {"latitude", "longitude"} & set(self.changed_data)
        empty = None in (self.cleaned_data["latitude"], self.cleaned_data["longitude"])
        return empty or bool(moved and not placed)

    def changed_fields(self) -> list[str]:
        names = super().changed_fields()
        return [*dict.fromkeys([*names, "latitude", "longitude"])] if names else []

    def save_by(self, user: User) -> None:
        names = self.changed_fields()
        home = self.instance
        if names and home.state == Home.State.DRAFT:
            home.agency = nearest_agency(home.latitude, home.longitude)
            names.append("agency")
        change_home(home, names, user)


WEEKDAYS = (
    ("1", gettext_lazy("Monday")),
    ("2", gettext_lazy("Tuesday")),
    ("3", gettext_lazy("Wednesday")),
    ("4", gettext_lazy("Thursday")),
    ("5", gettext_lazy("Friday")),
    ("6", gettext_lazy("Saturday")),
    ("7", gettext_lazy("Sunday")),
)


class TermsForm(SectionForm):
    arrival_days = forms.MultipleChoiceField(
        label=gettext_lazy("Days of arrival"),
        choices=WEEKDAYS,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("Allow arrivals on one day at least.")},
    )

    class Meta:
        model = Home
        fields = (
            "min_nights",
            "max_nights",
            "buffer_nights",
            "arrival_days",
            "check_in_from",
            "check_out_until",
            "cancellation",
        )
        widgets = {
            "check_in_from": forms.TimeInput({"type": "time"}, format="%H:%M"),
            "check_out_until": forms.TimeInput({"type": "time"}, format="%H:%M"),
            "cancellation": forms.RadioSelect,
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["arrival_days"] = list(self.instance.arrival_days)

    def clean_arrival_days(self) -> str:
        return "".join(sorted(set(self.cleaned_data["arrival_days"])))

    def clean(self) -> None:
        super().clean()
        data = self.cleaned_data
        shortest, longest = data.get("min_nights"), data.get("max_nights")
        if None not in (shortest, longest) and longest < max(shortest, 1):
            self.add_error("max_nights", _("The longest stay is shorter than the shortest one."))
        arrive, leave = data.get("check_in_from"), data.get("check_out_until")
        if arrive and leave and arrive < leave:
            text = _("Travellers arrive before the last ones have left: leave time to clean.")
            self.add_error("check_in_from", text)
