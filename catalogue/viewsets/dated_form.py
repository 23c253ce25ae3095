"""Forms of rows that are never edited: each new row holds from its day on."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminModelForm

from core.viewsets.views import OfficeCreateView


class DatedForm(WagtailAdminModelForm):
    """Refuses to change what was in force before today."""

    def clean_valid_from(self) -> date:
        day = self.cleaned_data["valid_from"]
        if day < timezone.localdate():
            raise ValidationError(_("This can not hold from a day in the past."))
        return day


class SupersedeView(OfficeCreateView):
    """A form filled from the row it will supersede (?from=), or empty."""

    copied: tuple[str, ...] = ()

    def get_initial(self) -> dict[str, Any]:
        initial = {"valid_from": timezone.localdate()}
        source = self.request.GET.get("from", "")
        row = self.model.objects.filter(pk=source).first() if source.isdecimal() else None
        if row is not None:
            initial |= {name: getattr(row, name) for name in self.copied}
        return initial
