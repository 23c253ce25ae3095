from datetime import timedelta
from typing import Any

from django import forms
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from catalogue.models import Agency, Commune

from ..facts import ASKABLE
from ..models import Decision, PropertyValidation
from ..models.validation import PropertyValidationQuerySet
from ..services import Verdict
from ..services.chiefs import moderators

Kind = Decision.Kind
# A moderator does not abandon a case, and suspends on another page.
DECIDABLE = (Kind.APPROVED, Kind.CHANGES, Kind.REFUSED)


class FilterForm(forms.Form):
    """What narrows a list of cases."""

    q = forms.CharField(label=_("Home or owner"), required=False, max_length=80)
    commune = forms.ModelChoiceField(Commune.objects, label=_("Town"), required=False)
    agency = forms.ModelChoiceField(Agency.objects, label=_("Agency"), required=False)
    age = forms.TypedChoiceField(
        label=_("Open for"),
        required=False,
        coerce=int,
        empty_value=None,
        choices=[
            ("", _("Any time")),
            ("1", _("More than a day")),
            ("2", _("More than two days")),
            ("7", _("More than a week")),
        ],
    )
    late = forms.BooleanField(label=_("Overdue only"), required=False)

    def narrow(self, cases: PropertyValidationQuerySet) -> PropertyValidationQuerySet:
        """The cases that match; a filter with an error is shown as such and left out."""
        self.is_valid()
        chosen = self.cleaned_data
        for name in ("commune", "agency"):
            if chosen.get(name):
                cases = cases.filter(**{f"home__{name}": chosen[name]})
        if days := chosen.get("age"):
            cases = cases.filter(created__lt=timezone.now() - timedelta(days=days))
        if text := chosen.get("q"):
            owner = Q(home__owner__user__name__icontains=text)
            home = Q(home__reference__istartswith=text) | Q(home__street__icontains=text)
            cases = cases.filter(owner | home)
        return cases.overdue() if chosen.get("late") else cases


class AssignForm(forms.Form):
    """Gives several cases to one moderator."""

    cases = forms.ModelMultipleChoiceField(PropertyValidation.objects.in_review())
    to = forms.ModelChoiceField(None, label=_("Moderator"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to"].queryset = moderators()


class DecisionForm(forms.Form):
    """A moderator's decision; what must change is said field by field."""

    kind = forms.ChoiceField(choices=[(one, one.label) for one in DECIDABLE])
    seen = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput)
    reason = forms.CharField(
        label=_("Words to the owner"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Needed to refuse; a greeting or a summary otherwise."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for one in ASKABLE:
            self.fields[f"ask_{one.name}"] = forms.CharField(
                label=one.label,
                required=False,
                max_length=1000,
                widget=forms.Textarea(attrs={"rows": 1}),
            )

    @property
    def asks(self) -> list[forms.BoundField]:
        return [self[f"ask_{one.name}"] for one in ASKABLE]

    @property
    def asked(self) -> dict[str, str]:
        words = {one.name: self.cleaned_data.get(f"ask_{one.name}") for one in ASKABLE}
        return {name: said for name, said in words.items() if said}

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        kind = data.get("kind")
        if kind == Kind.REFUSED and not data.get("reason"):
            self.add_error("reason", _("Say why: the owner reads it."))
        if kind == Kind.CHANGES and not self.asked:
            self.add_error(None, _("Say beside at least one field what must change."))
        if kind == Kind.APPROVED and self.asked:
            self.add_error(
                None, _("You wrote what must change: ask for it, or clear it to approve.")
            )
        return data

    @property
    def verdict(self) -> Verdict:
        asked = self.asked if self.cleaned_data["kind"] == Kind.CHANGES else {}
        given = self.cleaned_data
        return Verdict(given["kind"], given["reason"], asked, given["seen"])


class SuspendForm(forms.Form):
    reason = forms.CharField(
        label=_("Why"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("The owner reads it."),
    )
