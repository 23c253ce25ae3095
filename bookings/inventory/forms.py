from typing import Any

from django import forms
from django.core.validators import MaxValueValidator
from django.forms import formset_factory
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from catalogue.models import Condition
from catalogue.models.inventory import MOST_OF_ONE_THING

from ..models import InventoryReport, ReportKey, ReportLine, ReportMeter, Signature
from .rules import NoSignature, strokes
from .services import Answer
from .services.signing import Hand


class LineForm(forms.Form):
    """What was seen of one thing."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    condition = forms.ChoiceField(
        label=gettext_lazy("Condition"), choices=Condition.choices, widget=forms.RadioSelect
    )
    quantity = forms.IntegerField(
        label=gettext_lazy("Quantity"),
        min_value=0,
        max_value=MOST_OF_ONE_THING,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )
    note = forms.CharField(
        label=gettext_lazy("Note"),
        required=False,
        max_length=300,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    def __init__(self, line: ReportLine, data: Any = None) -> None:
        initial = {name: getattr(line, name) for name in self.base_fields}
        super().__init__(data, prefix=f"line-{line.pk}", initial=initial)

    @property
    def answer(self) -> Answer:
        given = self.cleaned_data
        return Answer(given["quantity"], given["condition"], given["note"])


class NewLineForm(forms.Form):
    """A thing that is in the room and not in the list."""

    item = forms.CharField(label=gettext_lazy("What it is"), max_length=80)
    quantity = forms.IntegerField(
        label=gettext_lazy("Quantity"), min_value=1, max_value=MOST_OF_ONE_THING, initial=1
    )
    condition = forms.ChoiceField(
        label=gettext_lazy("Condition"), choices=Condition.choices, initial=Condition.GOOD
    )

    @property
    def answer(self) -> Answer:
        return Answer(self.cleaned_data["quantity"], self.cleaned_data["condition"])


class RowsFormSet(forms.BaseFormSet):
    """Rows known by what they say, not by a number: a post sent again changes nothing."""

    def clean(self) -> None:
        found = [form.natural_key for form in self._there()]
        if len(found) != len(set(found)):
            raise forms.ValidationError(_("The same row is there twice: change one of them."))

    def _there(self) -> list[Any]:
        """Every row that stays, whether it was touched or not."""
        there = (form for form in self.forms if form.initial or form.has_changed())
        return [form for form in there if form.is_valid() and not self._should_delete_form(form)]

    def kept(self) -> list[Any]:
        """The rows to be written: those that are new or changed."""
        return [form for form in self._there() if form.has_changed()]

    def gone(self) -> list[Any]:
        """What rows were called that were removed or renamed."""
        there = {form.natural_key for form in self._there()}
        before = (form.key_in(form.initial) for form in self.forms if form.initial)
        return [key for key in before if key not in there]


class RowForm(forms.ModelForm):
    names: tuple[str, ...]

    def key_in(self, values: dict[str, Any]) -> tuple[Any, ...]:
        return tuple(values[name] for name in self.names)

    @property
    def natural_key(self) -> tuple[Any, ...]:
        return self.key_in(self.cleaned_data if self.has_changed() else self.initial)


class MeterForm(RowForm):
    names = ("kind", "number")

    class Meta:
        model = ReportMeter
        fields = ("kind", "number", "reading")
        widgets = {"reading": forms.NumberInput(attrs={"inputmode": "decimal", "min": 0})}

    def clean_reading(self) -> Any:
        reading = self.cleaned_data["reading"]
        if reading is not None and reading < 0:
            raise forms.ValidationError(_("A meter shows no negative figure."))
        return reading


class KeyForm(RowForm):
    names = ("label",)

    class Meta:
        model = ReportKey
        fields = ("label", "handed", "returned")

    def __init__(self, *args: Any, on_exit: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("handed", "returned"):
            self.fields[name].validators.append(MaxValueValidator(99))
        if not on_exit:
            del self.fields["returned"]

    def has_changed(self) -> bool:
        """A blank row without a label is no row."""
        return super().has_changed() and bool(self.initial.get("label") or self["label"].value())


Meters = formset_factory(MeterForm, formset=RowsFormSet, extra=2, can_delete=True, max_num=12)
Keys = formset_factory(KeyForm, formset=RowsFormSet, extra=2, can_delete=True, max_num=12)


class RemarksForm(forms.ModelForm):
    class Meta:
        model = InventoryReport
        fields = ("remarks",)


class SignForm(forms.Form):
    """A name, and a drawing or a tick; or the traveller's refusal with its reason."""

    name = forms.CharField(label=gettext_lazy("Name of who signs"), max_length=120)
    strokes = forms.CharField(required=False, widget=forms.HiddenInput, max_length=120_000)
    agreed = forms.BooleanField(
        label=gettext_lazy("I have read this report and sign it with my name"), required=False
    )
    refusal = forms.CharField(
        label=gettext_lazy("Reason given"),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, party: str, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.party = party
        self.refuses = party == Signature.Party.TRAVELLER and "refuse" in self.data

    def clean_strokes(self) -> list[list[int]]:
        if self.refuses:
            return []
        try:
            return strokes(self.cleaned_data["strokes"])
        except NoSignature as error:
            raise forms.ValidationError(_("Sign in the frame again, a little larger.")) from error

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if self.refuses:
            if not given.get("refusal"):
                self.add_error("refusal", _("Write down why the traveller does not sign."))
        elif not self.errors and not given["strokes"] and not given["agreed"]:
            self.add_error("agreed", _("Sign in the frame, or tick this box."))
        return given

    @property
    def hand(self) -> Hand:
        given = self.cleaned_data
        refusal = given["refusal"] if self.refuses else ""
        return Hand(self.party, given["name"], given["strokes"], refusal)
