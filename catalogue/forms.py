from collections.abc import Iterable
from copy import copy
from typing import Any, cast

from django import forms
from django.http import QueryDict
from django.utils.functional import cached_property
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from . import troubles
from .models import Amenity, Home
from .places import find_place, known_places
from .search.criteria import Criteria, Order, Place

BAR = ("place", "arrival", "departure", "adults", "children")
MOST_PEOPLE = 30
MOST_BEDROOMS = 20
MOST_EUROS = 100_000
USUAL_ADULTS = 2

WRONG_DATE = _("This date does not exist: write it as day/month/year.")
WRONG_NUMBER = _("Write a number from {least} to {most}.")
WRONG_PRICE = _("Write a price in euros, such as 120.")


class DayInput(forms.DateInput):
    """The browser's own date field, whose value is always year-month-day."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


def day_field(label: Any) -> forms.DateField:
    return forms.DateField(
        label=label,
        required=False,
        widget=DayInput(),
        input_formats=["%Y-%m-%d", "%d/%m/%Y"],
        error_messages={"invalid": WRONG_DATE},
    )


def count_field(label: Any, least: int, most: int, **options: Any) -> forms.IntegerField:
    sentence = format_lazy(WRONG_NUMBER, least=least, most=most)
    return forms.IntegerField(
        label=label,
        min_value=least,
        max_value=most,
        error_messages=dict.fromkeys(("invalid", "min_value", "max_value"), sentence),
        **options,
    )


def price_field(label: Any) -> forms.DecimalField:
    return forms.DecimalField(
        label=label,
        required=False,
        min_value=0,
        max_value=MOST_EUROS,
        decimal_places=2,
        error_messages=dict.fromkeys(PRICE_TROUBLES, WRONG_PRICE),
    )


PRICE_TROUBLES = (
    "invalid",
    "min_value",
    "max_value",
    "max_digits",
    "max_decimal_places",
    "max_whole_digits",
)


def point_field(least: float, most: float) -> forms.FloatField:
    """A part of a point on the map, set by a script."""
    return forms.FloatField(
        label=_("Point on the map"),
        required=False,
        min_value=least,
        max_value=most,
        widget=forms.HiddenInput(),
    )


PLACE_INPUT = forms.TextInput(
    attrs={
        "list": "places",
        "autocomplete": "off",
        "enterkeyhint": "search",
        "placeholder": _("All our places"),
    }
)


class SearchForm(forms.Form):
    """A search as its address carries it; every field may be left out."""

    arrival = day_field(_("Arrival"))
    departure = day_field(_("Departure"))
    adults = count_field(_("Adults"), 1, MOST_PEOPLE)
    children = count_field(_("Children"), 0, MOST_PEOPLE, required=False)
    place = forms.CharField(label=_("Where"), required=False, max_length=80, widget=PLACE_INPUT)
    lat = point_field(-90, 90)
    lon = point_field(-180, 180)
    radius = point_field(0.1, 100)
    min_price = price_field(_("Lowest price"))
    max_price = price_field(_("Highest price"))
    bedrooms = count_field(_("Bedrooms, at least"), 0, MOST_BEDROOMS, required=False)
    kind = forms.ChoiceField(
        label=_("Kind of home"), required=False, choices=[("", _("Any")), *Home.Kind.choices]
    )
    amenity = forms.MultipleChoiceField(
        label=_("Comfort"), required=False, widget=forms.CheckboxSelectMultiple
    )
    sort = forms.ChoiceField(label=_("Order"), required=False, choices=Order.choices)
    page = count_field(_("Page"), 1, 1_000_000, required=False)

    def __init__(self, data: QueryDict, language: str) -> None:
        data = copy(data)
        data.setdefault("adults", str(USUAL_ADULTS))
        data.setdefault("children", "0")
        super().__init__(data)
        self.language = language
        comfort = cast(forms.MultipleChoiceField, self.fields["amenity"])
        comfort.choices = lambda: [(one.code, one.name) for one in self.amenities]

    @property
    def bar(self) -> list[Any]:
        """The fields that are always in sight."""
        return [self[name] for name in BAR]

    @cached_property
    def amenities(self) -> list[Amenity]:
        return list(Amenity.objects.in_language(self.language).order_by("name"))

    @cached_property
    def places(self) -> list[Place]:
        return known_places()

    @property
    def bedroom_choices(self) -> list[tuple[str, Any]]:
        return [("", _("Any")), *((str(number), f"{number}+") for number in range(1, 5))]

    def misunderstood(self) -> list[tuple[Any, list[Any]]]:
        """The sentences about the fields that are not in sight, with the field's name."""
        hidden = (name for name in self.errors if name not in BAR)
        return [(self[name].label, list(self.errors[name])) for name in hidden]

    def clean_children(self) -> int:
        return self.cleaned_data["children"] or 0

    def clean_place(self) -> Place | None:
        text = self.cleaned_data["place"]
        place = find_place(text, self.places) if text else None
        if text and place is None:
            raise forms.ValidationError(troubles.with_place(text, self.places))
        return place

    def clean(self) -> dict[str, Any]:
        data = self.cleaned_data
        if not {"arrival", "departure"} & self.errors.keys():
            self.say(troubles.with_stay(data["arrival"], data["departure"]))
        self.say(troubles.with_prices(data.get("min_price"), data.get("max_price")))
        return data

    def say(self, found: Iterable[troubles.Trouble]) -> None:
        for field, sentence in found:
            self.add_error(field, sentence)

    def criteria(self) -> Criteria:
        return Criteria.of(self.cleaned_data)
