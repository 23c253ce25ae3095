from datetime import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.widgets import AdminDateTimeInput

from catalogue.models import Home, Service
from catalogue.viewsets.choosers import HomeChooserViewSet

from ..attachments import SafeFileField, SafeFilesField
from ..models import Order


def moment_field(label: Any, required: bool = True) -> forms.DateTimeField:
    return forms.DateTimeField(label=label, required=required, widget=AdminDateTimeInput)


def check_order(form: forms.Form, first: str, last: str, words: str) -> None:
    """The second moment comes after the first."""
    start: datetime | None = form.cleaned_data.get(first)
    end: datetime | None = form.cleaned_data.get(last)
    if start and end and end <= start:
        form.add_error(last, words)


class OrderForm(forms.Form):
    """A service for a home, and when someone comes."""

    home = forms.ModelChoiceField(
        Home.objects.all(), label=gettext_lazy("Home"), widget=HomeChooserViewSet().widget_class
    )
    service = forms.ModelChoiceField(Service.objects.none(), label=gettext_lazy("Service"))
    quantity = forms.DecimalField(
        label=gettext_lazy("Quantity"),
        required=False,
        min_value=0,
        max_value=1000,
        decimal_places=2,
        help_text=gettext_lazy("Hours, items or kilometres, where the service is priced by them."),
    )
    payer = forms.ChoiceField(label=gettext_lazy("Paid by"), choices=Order.Payer.choices)
    start = moment_field(gettext_lazy("Planned from"))
    end = moment_field(gettext_lazy("Planned until"))
    provider = forms.CharField(label=gettext_lazy("Who comes"), required=False, max_length=120)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        sold = Service.objects.sources().filter(live=True).order_by("category__rank", "name")
        self.fields["service"].queryset = sold  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        check_order(self, "start", "end", _("This comes before the beginning."))
        return data


class SheetForm(forms.Form):
    """What the person who came writes down, or the desk for them."""

    window_start = moment_field(gettext_lazy("Planned from"))
    window_end = moment_field(gettext_lazy("Planned until"))
    provider = forms.CharField(label=gettext_lazy("Who comes"), required=False, max_length=120)
    arrived_at = moment_field(gettext_lazy("Arrived"), required=False)
    left_at = moment_field(gettext_lazy("Left"), required=False)
    done = forms.MultipleChoiceField(
        label=gettext_lazy("Done"), required=False, widget=forms.CheckboxSelectMultiple
    )
    notes = forms.CharField(
        label=gettext_lazy("Notes for the owner"),
        required=False,
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def __init__(self, *args: Any, checklist: list[dict[str, Any]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.checklist = checklist
        choices = [(str(number), line["label"]) for number, line in enumerate(checklist)]
        self.fields["done"].choices = choices  # type: ignore[attr-defined]
        if not checklist:
            del self.fields["done"]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        check_order(self, "window_start", "window_end", _("This comes before the beginning."))
        check_order(self, "arrived_at", "left_at", _("They left before they came."))
        if data.get("left_at") and not data.get("arrived_at"):
            self.add_error("arrived_at", _("Say when they arrived too."))
        done = set(data.pop("done", []))
        data["checklist"] = [
            {"label": line["label"], "done": str(number) in done}
            for number, line in enumerate(self.checklist)
        ]
        return data


class VisitPhotoForm(forms.Form):
    file = SafeFileField(label=gettext_lazy("Photo"), pdf=False)
    caption = forms.CharField(label=gettext_lazy("Caption"), required=False, max_length=160)


class CostForm(forms.Form):
    """What it costs; above the owner's threshold, with all they need to decide."""

    amount = forms.DecimalField(
        label=gettext_lazy("Cost in euros"), min_value=0, max_digits=8, decimal_places=2
    )
    reason = forms.CharField(
        label=gettext_lazy("Why it is needed"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    photo = SafeFileField(label=gettext_lazy("Photo"), pdf=False, required=False)
    quote = SafeFileField(label=gettext_lazy("Quote"), required=False)

    def __init__(self, *args: Any, must_ask: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.must_ask = must_ask

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        amount = data.get("amount")
        if amount is not None and not data.get("reason") and self.must_ask(amount):
            text = _("The owner must approve this: say why it is needed.")
            self.add_error("reason", ValidationError(text))
        return data


class PhoneForm(forms.Form):
    """What the owner said on the telephone."""

    decision = forms.ChoiceField(
        label=gettext_lazy("The owner said"),
        choices=[("approved", gettext_lazy("Yes")), ("refused", gettext_lazy("No"))],
        widget=forms.RadioSelect,
    )
    words = forms.CharField(
        label=gettext_lazy("Their words, and when they called"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class ReplyForm(forms.Form):
    body = forms.CharField(
        label=gettext_lazy("Answer"), max_length=5000, widget=forms.Textarea(attrs={"rows": 5})
    )
    files = SafeFilesField(label=gettext_lazy("Pictures or PDF files"), required=False)
