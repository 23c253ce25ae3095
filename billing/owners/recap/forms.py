from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import Owner
from catalogue.owners.forms.field import OwnHomeField
from core.dates import months_later

from .period import MOST_MONTHS, Period


class MonthField(forms.DateField):
    """A month as browsers write it: 2026-08."""

    widget = forms.DateInput(attrs={"type": "month"}, format="%Y-%m")
    input_formats = ("%Y-%m",)
    default_error_messages = {"invalid": gettext_lazy("Write a month like 2026-08.")}

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(input_formats=self.input_formats, **kwargs)


class RecapForm(forms.Form):
    """Which home and which months; every home and this year unless told."""

    home = OwnHomeField(
        required=False,
        label=gettext_lazy("Home"),
        empty_label=gettext_lazy("All my homes"),
    )
    first = MonthField(label=gettext_lazy("From"))
    last = MonthField(label=gettext_lazy("To"))

    def __init__(self, owner: Owner, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["home"].queryset = owner.homes.order_by("street")

    def clean(self) -> dict[str, Any] | None:
        data = super().clean() or {}
        first, last = data.get("first"), data.get("last")
        for name, month in (("first", first), ("last", last)):
            if month and not 2000 <= month.year < 2100:
                self.add_error(name, _("Choose a year between 2000 and 2099."))
                return data
        if first and last and last < first:
            self.add_error("last", _("This month comes before the first one."))
        elif first and last and months_later(first, MOST_MONTHS) <= last:
            words = _("Choose at most %(most)s months.") % {"most": MOST_MONTHS}
            self.add_error("last", ValidationError(words))
        return data

    @property
    def period(self) -> Period:
        return Period(self.cleaned_data["first"], months_later(self.cleaned_data["last"], 1))
