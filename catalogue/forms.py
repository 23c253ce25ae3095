from copy import copy
from datetime import date
from typing import Any, cast

from django import forms
from django.http import QueryDict
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from core.templatetags.ui import day

from .models import Amenity, Home
from .models.home import LONGEST_STAY
from .places import close_to, find_place, known_places
from .rules import horizon
from .search.criteria import Criteria, Near, Order, Place

BAR = ("place", "arrival", "departure", "adults", "children")
MOST_PEOPLE = 30
MOST_BEDROOMS = 20
MOST_EUROS = 100_000
USUAL_RADIUS = 5  # km
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
            raise forms.ValidationError(self.unknown(text))
        return place

    def unknown(self, text: str) -> str:
        names = close_to(text, self.places)
        if not names:
            names = [place.name for place in self.places if not place.postcodes]
        sentence = _("We have no home in “%(place)s”. You could try: %(names)s.")
        return sentence % {"place": text, "names": ", ".join(names)}

    def clean(self) -> dict[str, Any]:
        data = self.cleaned_data
        if data.get("arrival") and data.get("departure"):
            self.check_stay(data["arrival"], data["departure"])
        if data.get("arrival") and not data.get("departure") and "departure" not in self.errors:
            self.add_error("departure", _("Add the day you leave."))
        if data.get("departure") and not data.get("arrival") and "arrival" not in self.errors:
            self.add_error("arrival", _("Add the day you arrive."))
        least, most = data.get("min_price"), data.get("max_price")
        if least is not None and most is not None and most < least:
            self.add_error("max_price", _("The highest price is below the lowest one."))
        return data

    def check_stay(self, arrival: date, departure: date) -> None:
        """No home can be had for such dates, whichever it is."""
        today = timezone.localdate()
        last = horizon(today)
        if arrival < today:
            self.add_error("arrival", _("This day is past: choose a later one."))
        elif departure <= arrival:
            self.add_error("departure", _("Choose a departure after your arrival."))
        elif departure > last:
            sentence = _("Nights can be booked until %(day)s.") % {"day": day(last)}
            self.add_error("departure", sentence)
        elif (departure - arrival).days > LONGEST_STAY:
            sentence = _("A stay lasts at most %(count)s nights.") % {"count": LONGEST_STAY}
            self.add_error("departure", sentence)

    def criteria(self) -> Criteria:
        data = self.cleaned_data
        return Criteria(
            place=data["place"],
            near=self.near(),
            arrival=data["arrival"],
            departure=data["departure"],
            adults=data["adults"],
            children=data["children"],
            min_price=data["min_price"],
            max_price=data["max_price"],
            bedrooms=data["bedrooms"] or None,
            kind=data["kind"],
            amenities=tuple(dict.fromkeys(data["amenity"])),
            order=Order(data["sort"] or Order.RECOMMENDED),
        )

    def near(self) -> Near | None:
        data = self.cleaned_data
        if data["lat"] is None or data["lon"] is None:
            return None
        return Near(data["lat"], data["lon"], data["radius"] or USUAL_RADIUS)
