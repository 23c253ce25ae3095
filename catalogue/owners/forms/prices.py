"""Prices as an owner types them."""

from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User
from core.dates import DAY, months_later
from core.templatetags.ui import day as in_words

from ...models import Home, NightlyPrice
from ...models.home import LONGEST_BUFFER, LONGEST_STAY
from ...rules import HORIZON_MONTHS, horizon
from ...services import (
    Season,
    base_price,
    change_home,
    cleaning_fee,
    set_base_price,
    set_cleaning_fee,
)

DEAREST = 50_000
EURO = {"inputmode": "decimal", "step": "0.01", "min": "1"}


def euros(label: Any, least: int = 1, **options: Any) -> forms.DecimalField:
    return forms.DecimalField(
        label=label,
        decimal_places=2,
        validators=[
            MinValueValidator(least, gettext_lazy("At least one euro."))
            if least
            else MinValueValidator(0),
            MaxValueValidator(DEAREST),
        ],
        widget=forms.NumberInput(EURO | {"min": str(least)}),
        **options,
    )


class BasePriceForm(forms.Form):
    """The price outside seasons, and what goes with every stay."""

    amount = euros(gettext_lazy("A night, in euros"))
    weekend_amount = euros(
        gettext_lazy("A Friday or Saturday night, in euros"),
        required=False,
        help_text=gettext_lazy("Empty: the same price."),
    )
    cleaning = euros(
        gettext_lazy("Cleaning after a stay, in euros"),
        least=0,
        help_text=gettext_lazy("Paid once a stay by the travellers; 0 if it is included."),
    )
    min_nights = forms.IntegerField(
        label=gettext_lazy("Shortest stay in nights"), min_value=1, max_value=LONGEST_STAY
    )
    buffer_nights = forms.IntegerField(
        label=gettext_lazy("Nights kept free after a stay"), min_value=0, max_value=LONGEST_BUFFER
    )

    def __init__(self, *args: Any, home: Home, **kwargs: Any) -> None:
        self.home = home
        super().__init__(*args, initial=_current(home), **kwargs)

    def clean_min_nights(self) -> int:
        shortest: int = self.cleaned_data["min_nights"]
        if shortest > self.home.max_nights:
            text = _("The longest stay of this home has %(nights)s nights.")
            raise forms.ValidationError(text % {"nights": self.home.max_nights})
        return shortest

    def save_by(self, user: User) -> None:
        data, home = self.cleaned_data, self.home
        set_base_price(home, data["amount"], data["weekend_amount"], user)
        set_cleaning_fee(home, data["cleaning"], user)
        changed = [n for n in ("min_nights", "buffer_nights") if getattr(home, n) != data[n]]
        for name in changed:
            setattr(home, name, data[name])
        change_home(home, changed, user)


def _current(home: Home) -> dict[str, Any]:
    price, fee = base_price(home), cleaning_fee(home)
    return {
        "amount": price.amount if price else None,
        "weekend_amount": price.weekend_amount if price else None,
        "cleaning": fee.amount if fee else None,
        "min_nights": home.min_nights,
        "buffer_nights": home.buffer_nights,
    }


def day_field(label: Any, **options: Any) -> forms.DateField:
    widget = forms.DateInput({"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, widget=widget, **options)


class SeasonForm(forms.Form):
    """Some nights at a price of their own."""

    name = forms.CharField(label=gettext_lazy("Name of the season"), max_length=60)
    first_night = day_field(gettext_lazy("First night"))
    last_night = day_field(gettext_lazy("Last night"))
    amount = euros(gettext_lazy("A night, in euros"))
    weekend_amount = euros(
        gettext_lazy("A Friday or Saturday night, in euros"),
        required=False,
        help_text=gettext_lazy("Empty: the same price."),
    )

    def clean_first_night(self) -> date:
        first: date = self.cleaned_data["first_night"]
        last = horizon(timezone.localdate()) - DAY
        if first > last:
            text = _("Nights can be booked until %(day)s: begin before.")
            raise forms.ValidationError(text % {"day": in_words(last)})
        return first

    def clean_last_night(self) -> date:
        last: date = self.cleaned_data["last_night"]
        today = timezone.localdate()
        if last < today:
            raise forms.ValidationError(_("This season is over already."))
        if last >= months_later(today, 2 * HORIZON_MONTHS):
            raise forms.ValidationError(_("This is too far away: end the season sooner."))
        return last

    def clean(self) -> None:
        data = super().clean() or self.cleaned_data
        first, last = data.get("first_night"), data.get("last_night")
        if first and last and last < first:
            self.add_error("last_night", _("The last night is before the first one."))

    @property
    def season(self) -> Season:
        data = self.cleaned_data
        weekend: Decimal | None = data["weekend_amount"]
        after = data["last_night"] + DAY
        return Season(data["name"], data["first_night"], after, data["amount"], weekend)


def typed(row: NightlyPrice) -> dict[str, Any]:
    """A season as its form shows it."""
    return {
        "name": row.season,
        "first_night": row.starts_on,
        "last_night": row.ends_on - DAY if row.ends_on else None,
        "amount": row.amount,
        "weekend_amount": row.weekend_amount,
    }
