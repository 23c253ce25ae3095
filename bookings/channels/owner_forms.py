from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from catalogue.models import Home
from core.reading import is_readable

from ..models import CalendarAddress, Feed
from .rules import MOST_FEEDS

# How calendars are shared on phones; behind it is an ordinary address.
SHARED = ("webcal://", "webcals://")


class FeedForm(forms.ModelForm):
    """A calendar to read, as its site gives its address."""

    address = forms.CharField(
        label=_("Address of the calendar (iCal)"),
        max_length=1000,
        strip=True,
        widget=forms.TextInput(
            {"inputmode": "url", "autocomplete": "off", "placeholder": "https://…/….ics"}
        ),
        help_text=_(
            "On Airbnb: Calendar, Availability, Connect calendars. On Booking.com: Calendar, "
            "Sync calendars. On Abritel: Calendar, Import & export."
        ),
    )

    class Meta:
        model = Feed
        fields = ("channel", "address", "name")
        labels = {"channel": _("Site"), "name": _("Your name for it")}

    def __init__(self, *args: Any, home: Home, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.home = home

    def clean_address(self) -> str:
        address: str = self.cleaned_data["address"]
        if address.lower().startswith(SHARED):
            address = "https://" + address.split("://", 1)[1]
        if not is_readable(address):
            raise forms.ValidationError(
                _(
                    "Give the whole address as the site shows it: it begins with https:// and "
                    "holds no password."
                )
            )
        if "/ical/" in address and self._is_ours(address):
            raise forms.ValidationError(
                _("This is our own calendar: give it to the other site, and its calendar here.")
            )
        if self.home.feeds.filter(address=address).exists():
            raise forms.ValidationError(_("This calendar is read already."))
        return address

    def clean(self) -> dict[str, Any]:
        if self.home.feeds.count() >= MOST_FEEDS:
            raise forms.ValidationError(
                _("This home has twenty calendars already: delete one that is no longer used.")
            )
        return super().clean() or self.cleaned_data

    def _is_ours(self, address: str) -> bool:
        token = address.rsplit("/", 1)[-1].removesuffix(".ics")
        known = CalendarAddress.objects.filter(token=token), Feed.objects.filter(token=token)
        return any(rows.exists() for rows in known)


class SettleForm(forms.Form):
    note = forms.CharField(
        label=_("How it was settled"),
        max_length=300,
        help_text=_("For example: the guest of the other site was moved by phone."),
    )
