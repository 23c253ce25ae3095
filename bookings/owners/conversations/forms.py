from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import Owner
from catalogue.owners.forms.field import OwnHomeField

from ...attachments import SafeFilesField


class AnswerForm(forms.Form):
    body = forms.CharField(
        label=_("Your message"), max_length=5000, widget=forms.Textarea(attrs={"rows": 5})
    )
    files = SafeFilesField(
        label=_("Pictures or PDF files"),
        required=False,
        help_text=_("At most five, each of 10 MB at most."),
    )


class ThreadForm(AnswerForm):
    subject = forms.CharField(label=_("Subject"), max_length=120)
    home = OwnHomeField(
        label=_("About which home"),
        required=False,
        empty_label=_("None in particular"),
    )
    field_order = ["subject", "home", "body", "files"]

    def __init__(self, *args: Any, owner: Owner, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["home"].queryset = owner.homes.order_by("reference")  # type: ignore[attr-defined]
