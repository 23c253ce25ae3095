from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import Owner
from catalogue.forms import DayInput
from catalogue.owners.forms.field import OwnHomeField


class PeriodForm(forms.Form):
    """Which interventions to show."""

    home = OwnHomeField(
        label=gettext_lazy("Home"),
        required=False,
        empty_label=gettext_lazy("All my homes"),
    )
    first = forms.DateField(label=gettext_lazy("From"), required=False, widget=DayInput)
    last = forms.DateField(label=gettext_lazy("To"), required=False, widget=DayInput)

    def __init__(self, *args: Any, owner: Owner, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["home"].queryset = owner.homes.order_by("reference")  # type: ignore[attr-defined]


class ThresholdForm(forms.ModelForm):
    """From which cost on the owner is asked first."""

    class Meta:
        model = Owner
        fields = ["approval_threshold"]
        labels = {"approval_threshold": gettext_lazy("Ask me before spending more than, in euros")}


class DecisionForm(forms.Form):
    """Yes or no, which nothing but a click of the owner says."""

    decision = forms.ChoiceField(
        label=gettext_lazy("Your answer"),
        choices=[
            ("approved", gettext_lazy("Yes, do it at this price")),
            ("refused", gettext_lazy("No, do not do it")),
        ],
        widget=forms.RadioSelect,
    )
    words = forms.CharField(
        label=gettext_lazy("A word for PCS"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def clean_decision(self) -> bool:
        return bool(self.cleaned_data["decision"] == "approved")


def already_decided() -> str:
    return _("This question was answered before: the answer stands.")
