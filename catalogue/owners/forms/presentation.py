from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from accounts.models import User

from ...models import Home
from ...services import Presentation, draft_of, present_home
from ..plain_text import to_plain, to_rich


class PresentationForm(forms.Form):
    """The owner's own words, in French."""

    title = forms.CharField(label=gettext_lazy("Title"), max_length=90)
    summary = forms.CharField(
        label=gettext_lazy("Summary"),
        help_text=gettext_lazy("One or two sentences, as search results show them."),
        max_length=240,
        widget=forms.Textarea({"rows": 2}),
    )
    description = forms.CharField(
        label=gettext_lazy("Description"),
        help_text=gettext_lazy(
            "Leave an empty line between paragraphs; begin lines with a hyphen for a list."
        ),
        max_length=8000,
        widget=forms.Textarea({"rows": 10}),
    )
    house_rules = forms.CharField(
        label=gettext_lazy("House rules"),
        help_text=gettext_lazy("One rule a line."),
        max_length=2000,
        required=False,
        widget=forms.Textarea({"rows": 4}),
    )

    def __init__(self, *args: Any, instance: Home, **kwargs: Any) -> None:
        self.instance, self.draft = instance, draft_of(instance)
        if self.draft:
            kwargs["initial"] = {
                "title": self.draft.title,
                "summary": self.draft.summary,
                "description": to_plain(self.draft.description),
                "house_rules": self.draft.house_rules,
            }
        super().__init__(*args, **kwargs)
        for name in self.fields:
            self.fields[name].widget.attrs["lang"] = "fr"

    def clean_description(self) -> str:
        """Rich text; what was not touched keeps its bold words."""
        text = self.cleaned_data["description"]
        untouched = "description" not in self.changed_data
        return self.draft.description if self.draft and untouched else to_rich(text)

    def save_by(self, user: User) -> None:
        if self.has_changed():
            present_home(self.instance, Presentation(**self.cleaned_data), user)
