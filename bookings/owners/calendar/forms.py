from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from catalogue.forms import DayInput

from ...models import Block

LONGEST = 366


class BlockForm(forms.Form):
    """Nights from one day until another, which stays free itself."""

    first = forms.DateField(label=gettext_lazy("First night"), widget=DayInput)
    last = forms.DateField(label=gettext_lazy("Free again on"), widget=DayInput)
    kind = forms.ChoiceField(
        label=gettext_lazy("What for"),
        choices=[
            (Block.Kind.CLOSED, gettext_lazy("Close these nights")),
            (Block.Kind.OWNER, gettext_lazy("I stay there myself: a cleaning follows")),
        ],
        widget=forms.RadioSelect,
        initial=Block.Kind.CLOSED,
    )
    note = forms.CharField(label=gettext_lazy("Note"), required=False, max_length=200)

    def __init__(self, *args: Any, block: Block | None = None, **kwargs: Any) -> None:
        self.block = block
        super().__init__(*args, **kwargs)
        if block is not None:
            del self.fields["kind"]

    def clean_first(self) -> date:
        first: date = self.cleaned_data["first"]
        unchanged = self.block is not None and first == self.block.first
        if first < timezone.localdate() and not unchanged:
            raise ValidationError(_("This night is past."))
        return first

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        first, last = data.get("first"), data.get("last")
        if first and last and last <= first:
            self.add_error("last", _("Choose a day after the first night."))
        elif first and last and (last - first).days > LONGEST:
            text = _("Choose at most %(most)s nights at a time.")
            self.add_error("last", text % {"most": LONGEST})
        return data
