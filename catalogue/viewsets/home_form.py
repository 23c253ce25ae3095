"""The form of a home."""

from typing import Any
from zoneinfo import available_timezones

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    MultiFieldPanel,
    ObjectList,
    TabbedInterface,
)

from ..compliance import lacks
from ..models import Home
from ..owners.forms.proof import checked_paper
from ..services.proof import proof_name

WEEKDAYS = "1234567"
OF_THE_TOWN = ("commune", "registration_number", "energy_class")


def weekdays(days: str) -> str:
    """Days of the week as they are kept, in their order."""
    if not days or set(days) - set(WEEKDAYS) or len(set(days)) < len(days):
        raise ValidationError(_("Give each day once, as digits from 1 (Monday) to 7 (Sunday)."))
    return "".join(sorted(days))


class HomeForm(WagtailAdminModelForm):
    def clean_arrival_days(self) -> str:
        return weekdays(self.cleaned_data["arrival_days"])

    def clean_time_zone(self) -> str:
        zone = self.cleaned_data["time_zone"]
        if zone not in available_timezones():
            raise ValidationError(_("There is no such time zone: write it like Europe/Paris."))
        return zone

    def clean_latitude(self):
        return self._within("latitude", 90)

    def clean_longitude(self):
        return self._within("longitude", 180)

    def _within(self, name: str, limit: int):
        degrees = self.cleaned_data[name]
        if abs(degrees) > limit:
            raise ValidationError(
                _("A coordinate lies between -%(limit)s and %(limit)s.") % {"limit": limit}
            )
        return degrees

    def clean_registration_number(self) -> str:
        return self.cleaned_data["registration_number"].strip()

    def clean_residence_proof(self) -> Any:
        """As strict as with owners; the name of the file is ours."""
        file = self.cleaned_data["residence_proof"]
        if isinstance(file, UploadedFile):
            file.name = proof_name(checked_paper(file))
        return file

    def _obey_the_town(self) -> None:
        """What is published must keep to the rule of its town, said beside the field."""
        told = {name: self.cleaned_data.get(name) for name in OF_THE_TOWN}
        if self.instance.state == Home.State.PUBLISHED and None not in told.values():
            for lack in lacks.of_the_town(Home(**told), timezone.localdate()):
                self.add_error(
                    "energy_class" if "energy" in lack.code else OF_THE_TOWN[1], lack.text
                )

    def clean(self):
        data = super().clean()
        shortest, longest = data.get("min_nights"), data.get("max_nights")
        self._obey_the_town()
        if None not in (shortest, longest) and longest < max(shortest, 1):
            self.add_error("max_nights", _("The longest stay is shorter than the shortest one."))
        return data


def row(*names: str) -> FieldRowPanel:
    return FieldRowPanel([FieldPanel(name) for name in names])


HOME_PANELS = TabbedInterface(
    [
        ObjectList(
            [
                row("reference", "rank"),
                FieldPanel("owner"),
                FieldPanel("agency"),
                row("kind", "rental_kind"),
                row("bedrooms", "beds", "bathrooms"),
                row("capacity", "surface", "floor"),
                FieldPanel("amenities"),
            ],
            heading=gettext_lazy("Home"),
        ),
        ObjectList(
            [
                FieldPanel("street"),
                row("postcode", "commune"),
                row("latitude", "longitude"),
                FieldPanel("time_zone"),
                MultiFieldPanel(
                    [
                        row("registration_number", "primary_residence"),
                        FieldPanel("residence_proof", widget=forms.FileInput),
                        row("energy_class", "energy_number"),
                    ],
                    heading=gettext_lazy("Declaration"),
                ),
                FieldPanel("tourist_class"),
            ],
            heading=gettext_lazy("Place"),
        ),
        ObjectList(
            [
                row("min_nights", "max_nights", "buffer_nights"),
                FieldPanel("arrival_days"),
                row("check_in_from", "check_out_until"),
                FieldPanel("cancellation"),
            ],
            heading=gettext_lazy("Terms"),
        ),
    ],
    base_form_class=HomeForm,
)
