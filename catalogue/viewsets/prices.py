from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.panels import FieldPanel, FieldRowPanel, ObjectList
from wagtail.admin.widgets.button import Button

from core.viewsets import MoneyColumn, OfficeViewSet, TextColumn
from core.viewsets.views import OfficeIndexView

from ..models import CleaningFee, NightlyPrice
from .dated_form import DatedForm, SupersedeView

ADD_ONLY = frozenset({"add", "view"})


class PriceForm(DatedForm):
    def clean_ends_on(self) -> date | None:
        end, start = self.cleaned_data["ends_on"], self.cleaned_data.get("starts_on")
        if end and start and end <= start:
            raise ValidationError(_("The last day is not after the first night."))
        return end

    def clean_amount(self):
        return self._at_least_one("amount")

    def clean_weekend_amount(self):
        return self._at_least_one("weekend_amount")

    def _at_least_one(self, name: str):
        amount = self.cleaned_data[name]
        if amount is not None and amount < 1:
            raise ValidationError(_("A night costs at least one euro."))
        return amount


class SupersedeIndexView(OfficeIndexView):
    """A list whose rows are replaced by newer ones, never edited."""

    def get_list_more_buttons(self, instance: Any) -> list[Any]:
        buttons = super().get_list_more_buttons(instance)
        if self.user_has_permission("add"):
            url = f"{reverse(self.add_url_name)}?from={instance.pk}"
            buttons.append(Button(_("Supersede"), url=url, icon_name="copy"))
        return buttons


class PriceCreateView(SupersedeView):
    copied = ("home", "season", "starts_on", "ends_on", "amount", "weekend_amount")


class FeeCreateView(SupersedeView):
    copied = ("home", "amount")


class NightlyPriceViewSet(OfficeViewSet):
    model = NightlyPrice
    name = "nightly_price"
    url_prefix = "nightly-prices"
    icon = "tag"
    actions = ADD_ONLY
    ordering = ("-id",)
    related = ("home",)
    index_view_class = SupersedeIndexView
    add_view_class = PriceCreateView
    edit_handler = ObjectList(
        [
            FieldPanel("home"),
            FieldPanel("season"),
            FieldRowPanel([FieldPanel("starts_on"), FieldPanel("ends_on")]),
            FieldRowPanel([FieldPanel("amount"), FieldPanel("weekend_amount")]),
            FieldPanel("valid_from"),
        ],
        base_form_class=PriceForm,
    )
    list_display = [
        "home",
        TextColumn("season", gettext_lazy("Season")),
        TextColumn("starts_on", gettext_lazy("First night")),
        TextColumn("ends_on", gettext_lazy("Until, not included")),
        MoneyColumn("amount", gettext_lazy("A night")),
        MoneyColumn("weekend_amount", gettext_lazy("On weekends")),
        TextColumn("valid_from", gettext_lazy("Published on")),
    ]
    list_filter = {"starts_on": ["gte", "lte"], "valid_from": ["gte", "lte"]}
    search_fields = ["home__reference", "season"]
    list_export = [
        "home.reference",
        "season",
        "starts_on",
        "ends_on",
        "amount",
        "weekend_amount",
        "valid_from",
    ]


class CleaningFeeViewSet(OfficeViewSet):
    model = CleaningFee
    name = "cleaning_fee"
    url_prefix = "cleaning-fees"
    icon = "resubmit"
    actions = ADD_ONLY
    ordering = ("-id",)
    related = ("home",)
    index_view_class = SupersedeIndexView
    add_view_class = FeeCreateView
    edit_handler = ObjectList(
        [FieldPanel("home"), FieldPanel("amount"), FieldPanel("valid_from")],
        base_form_class=DatedForm,
    )
    list_display = [
        "home",
        MoneyColumn("amount", gettext_lazy("A stay")),
        TextColumn("valid_from", gettext_lazy("Valid from")),
    ]
    list_filter = {"valid_from": ["gte", "lte"]}
    search_fields = ["home__reference"]
    list_export = ["home.reference", "amount", "valid_from"]
