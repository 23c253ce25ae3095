from datetime import date, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.widgets import AdminDateInput

from catalogue.models import Agency, Commune, Home
from catalogue.viewsets.choosers import HomeChooserViewSet

LONGEST_CLOSURE = 366


class PlanningForm(forms.Form):
    """Which homes to show, and of which month."""

    month = forms.DateField(
        label=gettext_lazy("Month"),
        required=False,
        input_formats=["%Y-%m"],
        widget=forms.DateInput(attrs={"type": "month"}, format="%Y-%m"),
    )
    agency = forms.ModelChoiceField(
        Agency.objects.only("name"),
        label=gettext_lazy("Agency"),
        required=False,
        empty_label=gettext_lazy("All agencies"),
    )
    commune = forms.ModelChoiceField(
        Commune.objects.only("name"),
        label=gettext_lazy("Town"),
        required=False,
        empty_label=gettext_lazy("All towns"),
    )
    q = forms.CharField(label=gettext_lazy("Reference or street"), required=False, max_length=80)

    def clean_month(self) -> date:
        month = self.cleaned_data["month"] or timezone.localdate()
        if not 2000 <= month.year <= 2100:
            raise ValidationError(_("Choose a month between 2000 and 2100."))
        return month.replace(day=1)


class ClosureForm(forms.Form):
    """Nights that an owner or an agency keeps, or gives back."""

    CLOSE, OWNER, OPEN = "close", "owner", "open"

    home = forms.ModelChoiceField(
        Home.objects.all(), label=gettext_lazy("Home"), widget=HomeChooserViewSet().widget_class
    )
    first = forms.DateField(label=gettext_lazy("First night"), widget=AdminDateInput)
    last = forms.DateField(label=gettext_lazy("Last night"), widget=AdminDateInput)
    action = forms.ChoiceField(
        label=gettext_lazy("What to do"),
        choices=[
            (CLOSE, gettext_lazy("Close these nights")),
            (OWNER, gettext_lazy("Keep these nights for a stay of the owner")),
            (OPEN, gettext_lazy("Open what is closed or kept by the owner among these nights")),
        ],
        widget=forms.RadioSelect,
        initial=CLOSE,
    )
    note = forms.CharField(label=gettext_lazy("Note"), required=False, max_length=200)

    def clean_first(self) -> date:
        first = self.cleaned_data["first"]
        if first < timezone.localdate():
            raise ValidationError(_("This night is past."))
        return first

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        first, last = data.get("first"), data.get("last")
        if first and last and last < first:
            self.add_error("last", _("The last night comes before the first one."))
        elif first and last and (last - first).days >= LONGEST_CLOSURE:
            text = _("Close at most %(most)s nights at a time.")
            self.add_error("last", text % {"most": LONGEST_CLOSURE})
        return data

    @property
    def end(self) -> date:
        """The day after the last night."""
        return self.cleaned_data["last"] + timedelta(days=1)
