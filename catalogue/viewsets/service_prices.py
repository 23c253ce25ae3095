from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.panels import FieldPanel, FieldRowPanel, ObjectList

from core.viewsets import MoneyColumn, OfficeViewSet, TextColumn

from ..models import Service, ServicePrice
from .dated_form import DatedForm, SupersedeView
from .prices import ADD_ONLY, SupersedeIndexView


class ServicePriceForm(DatedForm):
    def clean_service(self) -> Service:
        """A price belongs to the source, whichever translation was chosen."""
        service: Service = self.cleaned_data["service"]
        if not service.is_source:
            raise ValidationError(_("Choose the service in its source language."))
        return service

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean()
        self._check_amount(data.get("basis"), data.get("amount"))
        taken = ServicePrice.objects.filter(
            service=data.get("service"), valid_from=data.get("valid_from")
        )
        if taken.exists():
            self.add_error("valid_from", _("This service already has a price from that day on."))
        return data

    def _check_amount(self, basis: str | None, amount: Any) -> None:
        if "amount" in self.errors:
            return
        if basis == ServicePrice.Basis.QUOTE:
            if amount is not None:
                self.add_error("amount", _("A price on quote has no amount: leave it empty."))
        elif amount is None or amount <= 0:
            self.add_error("amount", _("Write a price in euros, such as 120."))


class ServicePriceCreateView(SupersedeView):
    copied = ("service", "basis", "amount", "vat_percent")

    def get_initial(self) -> dict[str, Any]:
        service = self.request.GET.get("service", "")
        known = service.isdecimal() and Service.objects.sources().filter(pk=service).exists()
        return super().get_initial() | ({"service": int(service)} if known else {})


class ServicePriceViewSet(OfficeViewSet):
    model = ServicePrice
    name = "service_price"
    url_prefix = "service-prices"
    icon = "tag"
    actions = ADD_ONLY
    ordering = ("-id",)
    related = ("service",)
    index_view_class = SupersedeIndexView
    add_view_class = ServicePriceCreateView
    edit_handler = ObjectList(
        [
            FieldPanel("service"),
            FieldRowPanel([FieldPanel("basis"), FieldPanel("amount")]),
            FieldPanel("vat_percent"),
            FieldPanel("valid_from"),
        ],
        base_form_class=ServicePriceForm,
    )
    list_display = [
        TextColumn("service", gettext_lazy("Service"), sort_key="service__name"),
        TextColumn("get_basis_display", gettext_lazy("How it is priced")),
        MoneyColumn("amount", gettext_lazy("Price with VAT")),
        TextColumn("vat_percent", gettext_lazy("VAT in percent")),
        TextColumn("valid_from", gettext_lazy("Valid from"), sort_key="valid_from"),
    ]
    list_filter = {
        "basis": ["exact"],
        "valid_from": ["gte", "lte"],
        "service__category": ["exact"],
    }
    search_fields = ["service__name", "service__category__name"]
    list_export = ["service.name", "basis", "amount", "vat_percent", "valid_from"]
