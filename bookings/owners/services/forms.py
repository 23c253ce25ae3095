from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import Owner
from catalogue.models import Home, Service
from catalogue.owners.forms.field import OwnHomeField
from catalogue.showroom.forms import QuantityForm


class QuoteForm(QuantityForm):
    """Which service, on which of the owner's homes, and how much of it."""

    home = OwnHomeField(label=_("Home"))
    service = forms.TypedChoiceField(
        label=_("Service"),
        coerce=int,
        error_messages={"invalid_choice": _("This service is not sold any more.")},
    )
    field_order = ("home", "service", "quantity")

    def __init__(
        self, owner: Owner, services: Sequence[tuple[Service, str]], *args: Any, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.services = {service.pk: service for service, _name in services}
        homes = owner.homes.exclude(state=Home.State.ARCHIVED).order_by("street")
        self.fields["home"].queryset = homes
        self.fields["home"].label_from_instance = lambda home: home.street
        self.fields["service"].choices = [("", "—"), *((one.pk, name) for one, name in services)]

    @property
    def chosen(self) -> Service:
        return self.services[self.cleaned_data["service"]]


class OrderForm(QuoteForm):
    """The same, at the price that was shown; a wish goes to the agency."""

    agreed = forms.DecimalField(required=False, widget=forms.HiddenInput)
    wish = forms.CharField(
        label=_("Your wishes: days, hours, what to look after"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def agrees_with(self, total: Decimal | None) -> bool:
        """Whether the price is still the one that the owner saw."""
        return self.cleaned_data["agreed"] == total
