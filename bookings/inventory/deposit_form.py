from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.money import ZERO

from .services import Kept
from .showing import Thing

Money = {"max_digits": 8, "decimal_places": 2, "min_value": 0}


class DepositForm(forms.Form):
    """The deposit agreed, and what is to be kept of it, line by line."""

    deposit = forms.DecimalField(
        label=gettext_lazy("Deposit agreed with the traveller, in euros"), **Money
    )
    note = forms.CharField(
        label=gettext_lazy("Explanation to both"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, things: Sequence[Thing], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.things = things
        for thing in things:
            number = thing.line.pk
            self.fields[f"amount-{number}"] = forms.DecimalField(
                label=gettext_lazy("To keep, in euros"), required=False, **Money
            )
            self.fields[f"reason-{number}"] = forms.CharField(
                label=gettext_lazy("Reason"), required=False, max_length=300
            )

    def rows(self) -> list[tuple[Thing, Any, Any]]:
        return [
            (thing, self[f"amount-{thing.line.pk}"], self[f"reason-{thing.line.pk}"])
            for thing in self.things
        ]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        for thing in self.things:
            number = thing.line.pk
            if given.get(f"amount-{number}") and not given.get(f"reason-{number}"):
                self.add_error(f"reason-{number}", _("Say why this is kept."))
        total = sum((part.amount for part in self.parts), ZERO)
        if "deposit" in given and total > given["deposit"]:
            self.add_error("deposit", _("More is kept than this deposit."))
        return given

    @property
    def parts(self) -> list[Kept]:
        given = self.cleaned_data
        return [
            Kept(thing.line, amount, given.get(f"reason-{thing.line.pk}", ""))
            for thing in self.things
            if (amount := given.get(f"amount-{thing.line.pk}"))
        ]
