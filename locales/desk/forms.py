from collections.abc import Sequence
from typing import Any

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import Locale

from .. import known, po
from ..models import Area, InterfaceString
from ..rules import Fault
from .sentences import about_fault, about_file

STATES = [
    ("", gettext_lazy("All")),
    ("missing", gettext_lazy("Missing")),
    ("outdated", gettext_lazy("Outdated")),
    ("machine", gettext_lazy("By machine")),
    ("done", gettext_lazy("Done")),
]


class AddForm(forms.Form):
    """Which language, and whether visitors see it at once."""

    code = forms.CharField(
        label=gettext_lazy("Language"), max_length=20, widget=forms.HiddenInput, required=False
    )
    start = forms.ChoiceField(
        label=gettext_lazy("Start"),
        widget=forms.RadioSelect,
        choices=[
            ("hidden", gettext_lazy("Prepare it first: only editors see it")),
            (
                "live",
                gettext_lazy("Live at once: visitors read French where nothing is translated"),
            ),
        ],
    )

    def clean_code(self) -> str:
        code = str(self.cleaned_data["code"])
        if code not in dict(known.languages()):
            raise forms.ValidationError(self.no_language())
        return code

    def no_language(self) -> str:
        return _("There is no such language: choose one of the list.")

    def refuse_code(self) -> None:
        self.add_error("code", _("This language is there already."))


class FilterForm(forms.Form):
    """Which strings to show; whatever is not understood is ignored."""

    q = forms.CharField(label=gettext_lazy("Search"), max_length=200, required=False)
    area = forms.ChoiceField(label=gettext_lazy("Area"), required=False)
    state = forms.ChoiceField(
        label=gettext_lazy("State"),
        required=False,
        choices=[*STATES, ("obsolete", gettext_lazy("No longer used"))],
    )
    reference = forms.ChoiceField(label=gettext_lazy("Compare with"), required=False)

    def __init__(self, *args: Any, reader: str, language: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["area"].choices = [("", _("All")), *Area.choices]
        codes = Locale.all_objects.exclude(language_code__in=("fr", language)).order_by("pk")
        self.fields["reference"].choices = [
            ("", _("French only")),
            *((row.language_code, known.name(row.language_code, reader)) for row in codes),
        ]

    def chosen(self) -> dict[str, str]:
        self.is_valid()
        return {name: self.cleaned_data.get(name, "") for name in self.fields}


class StringForm(forms.Form):
    """One text for each plural form, and the revision that the editor saw."""

    revision = forms.IntegerField(min_value=0, widget=forms.HiddenInput)

    def __init__(
        self, *args: Any, string: InterfaceString, language: str, forms_said: Sequence[str],
        labels: Sequence[str], revision: int, **kwargs: Any,
    ) -> None:  # fmt: skip
        super().__init__(*args, prefix=f"s{string.pk}", **kwargs)
        self.string, self.language = string, language
        self.fields["revision"].initial = revision
        self.names = [f"text_{index}" for index in range(len(labels))]
        for index, name in enumerate(self.names):
            self.fields[name] = self._text(labels[index])
            self.fields[name].initial = forms_said[index] if index < len(forms_said) else ""

    def _text(self, label: str) -> forms.CharField:
        longest = max(len(self.string.msgid), len(self.string.msgid_plural))
        rows = min(8, 1 + longest // 60 + self.string.msgid.count("\n"))
        side = "rtl" if self.language in settings.LANGUAGES_BIDI else "auto"
        attrs = {"rows": rows, "dir": side, "lang": self.language, "spellcheck": "true"}
        # An empty text is refused by the rules, in the same words as everywhere.
        return forms.CharField(
            label=label, required=False, strip=False, widget=forms.Textarea(attrs=attrs)
        )

    @property
    def texts(self) -> list[forms.BoundField]:
        return [self[name] for name in self.names]

    def said(self) -> list[str]:
        """As gettext keeps it: browsers send the ends of lines in their own way."""
        return [self.cleaned_data[name].replace("\r\n", "\n") for name in self.names]

    def refuse(self, faults: dict[int, list[Fault]]) -> None:
        for index, wrong in faults.items():
            for fault in wrong:
                text = self.cleaned_data.get(self.names[index], "")
                self.add_error(self.names[index], about_fault(fault, self.string, text))


class ImportForm(forms.Form):
    file = forms.FileField(label=gettext_lazy("PO file"))

    def clean_file(self) -> UploadedFile:
        file: UploadedFile = self.cleaned_data["file"]
        if file.size is None or file.size > po.LARGEST:
            raise forms.ValidationError(about_file(po.FileFault.TOO_LARGE))
        return file


class ExportForm(forms.Form):
    area = forms.ChoiceField(label=gettext_lazy("Area"), required=False)
    only = forms.ChoiceField(
        label=gettext_lazy("Strings"),
        required=False,
        choices=[
            ("", gettext_lazy("All of them")),
            ("missing", gettext_lazy("Only what is not done")),
        ],
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["area"].choices = [("", _("All")), *Area.choices]
