"""The form of an estimate, in three steps, and the hypotheses that its study lets people change."""

import re
from decimal import Decimal
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django_countries import countries
from phonenumber_field.formfields import PhoneNumberField

from catalogue.market import FRANCE, is_in, postcode_in, zone_at
from catalogue.models import Home

from ..models import Lead
from ..models.estimate import LARGEST_SURFACE
from . import robots
from .studies import Wishes

MOST_BEDROOMS, MOST_PEOPLE = 12, 30


# Our mail to the address that was given must not carry a stranger's advertisement.
LINK = re.compile(r"://|www\.|\w\.(com|net|org|info|biz|xyz|top|shop|site|online|ru|io)\b", re.I)


def one_line(text: str) -> str:
    """A name or an address in one line; raises ValidationError when it holds a link."""
    words = " ".join(text.split())
    if LINK.search(words):
        raise ValidationError(_("This request looks like it was sent by a program."))
    return words


def bedroom_choices() -> list[tuple[int, Any]]:
    studio = (0, gettext_lazy("None: a studio"))
    one = (1, gettext_lazy("1 bedroom"))
    words = gettext_lazy("%(count)s bedrooms")
    return [studio, one, *((n, words % {"count": n}) for n in range(2, MOST_BEDROOMS + 1))]


def country_choices() -> list[tuple[str, str]]:
    """Countries by the reader's names for them, France first."""
    named = dict(iter(countries))
    return [(FRANCE, named.pop(FRANCE)), *named.items()]


class HomeStep(forms.Form):
    """Where the home is, and how large."""

    street = forms.CharField(
        label=gettext_lazy("Number and street"),
        max_length=120,
        widget=forms.TextInput({"autocomplete": "address-line1", "data-span": "all"}),
    )
    postcode = forms.CharField(
        label=gettext_lazy("Postcode"),
        max_length=12,
        widget=forms.TextInput({"autocomplete": "postal-code", "list": "postcodes"}),
    )
    city = forms.CharField(
        label=gettext_lazy("Town"),
        max_length=80,
        widget=forms.TextInput({"autocomplete": "address-level2", "list": "towns"}),
    )
    country = forms.ChoiceField(
        label=gettext_lazy("Country"),
        choices=country_choices,
        initial=FRANCE,
        widget=forms.Select({"autocomplete": "country"}),
    )
    kind = forms.ChoiceField(
        label=gettext_lazy("What kind of home is it?"),
        choices=Home.Kind.choices,
        widget=forms.RadioSelect,
        initial=Home.Kind.APARTMENT,
    )
    rental_kind = forms.ChoiceField(
        label=gettext_lazy("What do you let?"),
        choices=Home.RentalKind.choices,
        widget=forms.RadioSelect,
        initial=Home.RentalKind.ENTIRE,
    )
    bedrooms = forms.TypedChoiceField(
        label=gettext_lazy("Bedrooms"), choices=bedroom_choices, coerce=int, initial=1
    )
    capacity = forms.TypedChoiceField(
        label=gettext_lazy("For how many people?"),
        choices=[(n, str(n)) for n in range(1, MOST_PEOPLE + 1)],
        coerce=int,
        initial=2,
    )
    surface = forms.IntegerField(
        label=gettext_lazy("Surface in m²"),
        min_value=5,
        max_value=LARGEST_SURFACE,
        widget=forms.NumberInput({"inputmode": "numeric"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Not every country has postcodes, and some towns say theirs by their name.
        if self.data.get("country", FRANCE) != FRANCE or postcode_in(self.data.get("city", "")):
            self.fields["postcode"].required = False

    def clean_street(self) -> str:
        return one_line(self.cleaned_data["street"])

    def clean_city(self) -> str:
        return one_line(self.cleaned_data["city"])

    def clean(self) -> None:
        data = self.cleaned_data
        if data.get("country") == FRANCE and "postcode" in data and data.get("city"):
            self._check_french(data)

    def _check_french(self, data: dict[str, Any]) -> None:
        postcode = data["postcode"].replace(" ", "") or postcode_in(data["city"])
        data["postcode"] = postcode
        if not re.fullmatch(r"[0-9]{5}", postcode):
            self.add_error("postcode", _("A French postcode has five digits."))
            return
        zone = zone_at(FRANCE, postcode)
        if zone and not is_in(data["city"], zone):
            words = _("%(postcode)s is in %(town)s: check the postcode or the town.")
            self.add_error("postcode", words % {"postcode": postcode, "town": zone.town})


class WishesStep(forms.Form):
    """What they want from us, and when we may call."""

    services = forms.ChoiceField(
        label=gettext_lazy("Which service do you want?"),
        choices=Lead.Service.choices,
        widget=forms.RadioSelect,
    )
    hours = forms.MultipleChoiceField(
        label=gettext_lazy("When may we call you?"),
        choices=Lead.Hours.choices,
        widget=forms.CheckboxSelectMultiple,
    )
    all_hours = forms.BooleanField(label=gettext_lazy("Select all"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Ticked without scripts, “select all” stands for every box.
        if self.is_bound and self.data.get("all_hours"):
            self.fields["hours"].required = False

    def clean(self) -> None:
        if self.cleaned_data.get("all_hours"):
            self.cleaned_data["hours"] = list(Lead.Hours.values)


class ContactStep(forms.Form):
    """Who they are, and that they are somebody."""

    name = forms.CharField(
        label=gettext_lazy("First and last name"),
        max_length=120,
        widget=forms.TextInput({"autocomplete": "name"}),
    )
    email = forms.EmailField(
        label=gettext_lazy("E-mail address"),
        max_length=254,
        help_text=gettext_lazy("We send the study there as a PDF."),
        widget=forms.EmailInput({"autocomplete": "email"}),
    )
    phone = PhoneNumberField(
        label=gettext_lazy("Telephone"),
        region="FR",
        widget=forms.TextInput({"type": "tel", "autocomplete": "tel"}),
        error_messages={
            "invalid": gettext_lazy(
                "This is not a telephone number. For one abroad, start with + and the country code."
            )
        },
    )
    privacy = forms.BooleanField(
        label=gettext_lazy("I have read the privacy statement and I accept it."),
        error_messages={
            "required": gettext_lazy("We cannot keep your request without your agreement.")
        },
    )
    # People do not see it; programs fill it in.
    website = forms.CharField(required=False, widget=forms.HiddenInput)
    challenge = forms.CharField(required=False, max_length=200, widget=forms.HiddenInput)
    counter = forms.CharField(required=False, max_length=20, widget=forms.HiddenInput)
    answer = forms.CharField(
        required=False,
        max_length=10,
        widget=forms.TextInput({"inputmode": "numeric", "autocomplete": "off"}),
    )

    words: ClassVar = {
        "old": gettext_lazy("This page was open for a long time: send it again."),
        "fast": gettext_lazy("That was a little fast: wait a moment, then send it again."),
        "sum": gettext_lazy("The sum is not right: try again."),
    }
    passed: robots.Passed

    def clean_name(self) -> str:
        return one_line(self.cleaned_data["name"])

    def clean_email(self) -> str:
        return self.cleaned_data["email"].lower()

    def clean(self) -> None:
        data = self.cleaned_data
        if data.get("website"):
            raise ValidationError(_("This request looks like it was sent by a program."))
        try:
            self.passed = robots.check(
                data.get("challenge", ""), data.get("counter", ""), data.get("answer", "")
            )
        except robots.Refused as error:
            self._refuse(error.code)

    def _refuse(self, code: str) -> None:
        if code == "old":
            self.renew()
        self.add_error("answer" if code == "sum" else None, self.words[code])

    def renew(self) -> None:
        """The next try is at another challenge."""
        self.data = self.data.copy()
        self.data |= {"challenge": robots.challenge(), "counter": "", "answer": ""}

    @property
    def question(self) -> str:
        first, second = robots.sum_of(self["challenge"].value() or "")
        return _("How much is %(first)s plus %(second)s?") % {"first": first, "second": second}


STEPS: dict[str, type[forms.Form]] = {
    "home": HomeStep,
    "wishes": WishesStep,
    "contact": ContactStep,
}
KEPT: dict[str, tuple[str, ...]] = {
    "home": tuple(HomeStep.base_fields),
    "wishes": tuple(WishesStep.base_fields),
    "contact": ("name", "email", "phone"),
}


def number(label: Any, low: Any, high: Any, step: str = "1", **kwargs: Any) -> forms.DecimalField:
    """A figure of the study; rules and money have no more than two decimals."""
    return forms.DecimalField(
        label=label,
        required=False,
        max_digits=8,
        decimal_places=2 if step == "0.01" else len(step.partition(".")[2]),
        validators=[MinValueValidator(low), MaxValueValidator(high)],
        widget=forms.NumberInput({"step": step, "min": low, "max": high, "inputmode": "decimal"}),
        **kwargs,
    )


class HypothesesForm(forms.Form):
    """Empty is as we suppose."""

    OWNER, TRAVELLER = "owner", "traveller"

    price = number(gettext_lazy("Price of a night, in euros"), 10, 5000, "0.01")
    occupancy = number(gettext_lazy("Nights let, in percent of the year"), 1, 95, "0.1")
    average_stay = number(gettext_lazy("Nights of an average stay"), 1, 90, "0.1")
    cleaning = number(gettext_lazy("Cleaning after each stay, in euros"), 0, 1000, "0.01")
    cleaning_by = forms.ChoiceField(
        label=gettext_lazy("Who pays for the cleaning?"),
        required=False,
        choices=[(OWNER, gettext_lazy("I do")), (TRAVELLER, gettext_lazy("The traveller"))],
    )
    own_nights = forms.IntegerField(
        label=gettext_lazy("Nights a year you keep for yourself"),
        required=False,
        min_value=0,
        max_value=365,
    )
    night_cap = forms.TypedChoiceField(
        label=gettext_lazy("Is it your primary residence?"),
        required=False,
        coerce=int,
        empty_value=None,
    )

    def __init__(self, *args: Any, cap: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        words = gettext_lazy("Yes: at most %(cap)s nights a year")
        caps = sorted({cap, 90, 120}, key=lambda one: (one != cap, one))
        choices = [(one, words % {"cap": one}) for one in caps]
        self.fields["night_cap"].choices = [("", gettext_lazy("No")), *choices]

    def wishes(self) -> Wishes:
        """What is well filled in; a field in error stays as we suppose."""
        self.is_valid()
        data = self.cleaned_data
        return Wishes(
            **{name: data.get(name) for name in ("price", "occupancy", "average_stay", "cleaning")},
            owner_pays_cleaning=data.get("cleaning_by") != self.TRAVELLER,
            own_nights=data.get("own_nights") or 0,
            night_cap=data.get("night_cap") or None,
        )


def shown(amount: Decimal) -> str:
    """A figure as number fields want it."""
    return f"{amount.normalize():f}"
