from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from bookings.errors import CannotBook
from bookings.messages import FIELDS, sentence
from bookings.services.availability import terms_of
from catalogue.forms import MOST_PEOPLE
from catalogue.models import Home
from catalogue.pricing import Party

from .services.changes import Wish


def day_field(label: Any) -> forms.DateField:
    return forms.DateField(label=label, widget=forms.DateInput({"type": "date"}, "%Y-%m-%d"))


class StayForm(forms.Form):
    """The dates and people of a stay, as an address or a form carries them."""

    arrival = day_field(_("Arrival"))
    departure = day_field(_("Departure"))
    adults = forms.IntegerField(label=_("Adults"), min_value=1, max_value=MOST_PEOPLE)
    children = forms.IntegerField(
        label=_("Children"), min_value=0, max_value=MOST_PEOPLE, required=False
    )

    def wish(self) -> Wish:
        data = self.cleaned_data
        party = Party(data["adults"], data["children"] or 0)
        return Wish(data["arrival"], data["departure"], party)

    def refuse(self, error: CannotBook, home: Home) -> None:
        """Say beside the field why the home cannot be had."""
        field = FIELDS.get(error.problem)
        self.add_error(field, sentence(error.problem, terms_of(home)))

    @property
    def days(self) -> tuple[date | None, date | None]:
        """The dates as far as they were understood."""
        return self.cleaned_data.get("arrival"), self.cleaned_data.get("departure")


class BookForm(forms.Form):
    """What is asked of a guest before the nights are held."""

    name = forms.CharField(
        label=_("Full name"),
        max_length=120,
        help_text=_("As on your identity card: it goes on the contract and on the invoice."),
        widget=forms.TextInput({"autocomplete": "name"}),
    )
    terms = forms.BooleanField(
        label=_("I have read the terms of sale and the house rules and accept them")
    )
