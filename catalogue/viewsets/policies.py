"""Cancellation policies: a new version is written whole, with its steps one a line."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.panels import FieldPanel, ObjectList
from wagtail.admin.views.generic import InspectView

from core.viewsets import OfficeViewSet, TextColumn

from ..models import CancellationPolicy, CancellationStep
from .dated_form import DatedForm, SupersedeView
from .prices import ADD_ONLY, SupersedeIndexView

MOST_DAYS = 365


class PolicyForm(DatedForm):
    steps = forms.CharField(
        label=gettext_lazy("Steps"),
        widget=forms.Textarea(attrs={"rows": 4, "spellcheck": "false"}),
        help_text=gettext_lazy(
            "One step a line: days before arrival, then the percent of the nights paid back. "
            "For example: 30 100"
        ),
    )

    def clean_steps(self) -> dict[int, int]:
        steps: dict[int, int] = {}
        for line in self.cleaned_data["steps"].splitlines():
            if line.strip():
                days, percent = self._read(line)
                if days in steps:
                    raise ValidationError(_("%(days)s days are given twice.") % {"days": days})
                steps[days] = percent
        return steps

    def _read(self, line: str) -> tuple[int, int]:
        parts = line.replace("%", " ").replace(":", " ").split()
        if len(parts) == 2 and all(part.isdecimal() and len(part) < 5 for part in parts):
            days, percent = map(int, parts)
            if days <= MOST_DAYS and percent <= 100:
                return days, percent
        text = _("“%(line)s” is not a number of days and a percent between 0 and 100.")
        raise ValidationError(text % {"line": line.strip()[:40]})

    def save(self, commit: bool = True) -> CancellationPolicy:
        policy = super().save(commit)
        CancellationStep.objects.bulk_create(
            CancellationStep(policy=policy, days_before=days, percent=percent)
            for days, percent in self.cleaned_data["steps"].items()
        )
        return policy


def steps_of(policy: CancellationPolicy) -> str:
    """The steps of a policy as they are read aloud."""
    return ", ".join(str(step) for step in policy.steps.all())


class PolicyIndexView(SupersedeIndexView):
    def get_base_queryset(self):
        return super().get_base_queryset().prefetch_related("steps")


class PolicyCreateView(SupersedeView):
    copied = ("kind",)

    def get_initial(self) -> dict[str, Any]:
        initial = super().get_initial()
        source = self.request.GET.get("from", "")
        if source.isdecimal():
            steps = CancellationStep.objects.filter(policy=source)
            initial["steps"] = "\n".join(f"{step.days_before} {step.percent}" for step in steps)
        return initial


class PolicyInspectView(InspectView):
    def get_steps_display_value(self) -> str:
        return steps_of(self.object)


class PolicyViewSet(OfficeViewSet):
    model = CancellationPolicy
    name = "cancellation_policy"
    url_prefix = "cancellation-policies"
    icon = "clipboard-list"
    actions = ADD_ONLY
    ordering = ("kind", "-valid_from")
    index_view_class = PolicyIndexView
    add_view_class = PolicyCreateView
    inspect_view_class = PolicyInspectView
    inspect_view_fields = ["kind", "valid_from", "steps"]
    edit_handler = ObjectList(
        [FieldPanel("kind"), FieldPanel("valid_from"), FieldPanel("steps")],
        base_form_class=PolicyForm,
    )
    list_display = [
        "kind",
        TextColumn("valid_from", gettext_lazy("Valid from")),
        TextColumn(steps_of, gettext_lazy("Days before arrival: paid back")),
    ]
    list_filter = {"kind": ["exact"]}
