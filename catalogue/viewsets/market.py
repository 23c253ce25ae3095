"""The market table that estimates are made from: zones, prices, seasons, kinds of homes."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, ObjectList
from wagtail.admin.ui.tables import BooleanColumn

from core.viewsets import MoneyColumn, OfficeViewSet, TextColumn

from ..models import KindRatio, MarketRate, MarketZone, SeasonIndex
from .dated_form import SupersedeView
from .prices import ADD_ONLY, SupersedeIndexView

PRICES = ("price_low", "price_median", "price_high")
OCCUPANCIES = ("occupancy_low", "occupancy_mean", "occupancy_high")
SAID = ("as_of", "source", "note")


def row(*names: str) -> FieldRowPanel:
    return FieldRowPanel([FieldPanel(name) for name in names])


class MarketRateForm(WagtailAdminModelForm):
    def clean(self) -> dict[str, Any]:
        data = super().clean()
        for names in (PRICES, OCCUPANCIES):
            figures = [data.get(name) for name in names]
            if None not in figures and figures != sorted(figures):
                self.add_error(names[1], _("The low figure comes first, the high one last."))
        if (data.get("price_low") or 1) < 1:
            self.add_error("price_low", _("A night costs at least one euro."))
        if bool(data.get("derived")) != bool(data.get("ratio")):
            raise ValidationError(_("A derived row says its ratio, another has none."))
        return data


class RateCreateView(SupersedeView):
    copied = ("zone", "bedrooms", "rental_kind", *PRICES, *OCCUPANCIES, *SAID, "derived", "ratio")

    def get_initial(self) -> dict[str, Any]:
        return {k: v for k, v in super().get_initial().items() if k != "valid_from"}


class SeasonCreateView(RateCreateView):
    copied = ("zone", "month", "index", *SAID)


class KindCreateView(RateCreateView):
    copied = ("kind", "ratio", "listings", *SAID)


class MarketZoneViewSet(OfficeViewSet):
    model = MarketZone
    name = "market_zone"
    url_prefix = "market-zones"
    icon = "site"
    ordering = ("insee", "slug")
    edit_handler = ObjectList(
        [
            row("name", "slug"),
            row("insee", "postcodes"),
            FieldPanel("near"),
            row("latitude", "longitude"),
        ]
    )
    list_display = ["name", TextColumn("postcodes", gettext_lazy("Postcodes")), "near"]
    search_fields = ["name", "postcodes"]
    list_export = ["name", "slug", "insee", "postcodes", "near"]


class MarketRateViewSet(OfficeViewSet):
    model = MarketRate
    name = "market_rate"
    url_prefix = "market-rates"
    icon = "table"
    actions = ADD_ONLY
    ordering = ("zone__slug", "rental_kind", "bedrooms", "-as_of")
    related = ("zone",)
    index_view_class = SupersedeIndexView
    add_view_class = RateCreateView
    edit_handler = ObjectList(
        [
            row("zone", "rental_kind", "bedrooms"),
            MultiFieldPanel([row(*PRICES)], heading=gettext_lazy("Price of a night, in euros")),
            MultiFieldPanel([row(*OCCUPANCIES)], heading=gettext_lazy("Occupancy, in percent")),
            row("listings", "as_of"),
            FieldPanel("source"),
            FieldPanel("note"),
            row("derived", "ratio"),
        ],
        base_form_class=MarketRateForm,
    )
    list_display = [
        "zone",
        TextColumn("get_rental_kind_display", gettext_lazy("Rental")),
        TextColumn("bedrooms", gettext_lazy("Bedrooms")),
        MoneyColumn("price_low", pgettext_lazy("case of a study", "Low")),
        MoneyColumn("price_median", pgettext_lazy("case of a study", "Median")),
        MoneyColumn("price_high", pgettext_lazy("case of a study", "High")),
        TextColumn("occupancy_mean", gettext_lazy("Mean occupancy, percent")),
        TextColumn("as_of", gettext_lazy("As of")),
        BooleanColumn("derived", label=gettext_lazy("Derived")),
    ]
    list_filter = {
        "zone": ["exact"],
        "rental_kind": ["exact"],
        "bedrooms": ["exact"],
        "derived": ["exact"],
    }
    search_fields = ["zone__name", "source"]
    list_export = [
        "zone", "rental_kind", "bedrooms", *PRICES, *OCCUPANCIES,
        "listings", *SAID, "derived", "ratio",
    ]  # fmt: skip


class SeasonIndexViewSet(OfficeViewSet):
    model = SeasonIndex
    name = "season_index"
    url_prefix = "season-indexes"
    icon = "date"
    actions = ADD_ONLY
    ordering = ("zone__slug", "month", "-as_of")
    related = ("zone",)
    index_view_class = SupersedeIndexView
    add_view_class = SeasonCreateView
    edit_handler = ObjectList(
        [row("zone", "month", "index"), row("as_of", "source"), FieldPanel("note")]
    )
    list_display = [
        "month",
        TextColumn("zone", gettext_lazy("Zone")),
        TextColumn("index", gettext_lazy("Index")),
        TextColumn("as_of", gettext_lazy("As of")),
        TextColumn("source", gettext_lazy("Source")),
    ]
    list_filter = {"zone": ["exact", "isnull"], "month": ["exact"]}
    list_export = ["zone", "month", "index", *SAID]


class KindRatioViewSet(OfficeViewSet):
    model = KindRatio
    name = "kind_ratio"
    url_prefix = "kind-ratios"
    icon = "home"
    actions = ADD_ONLY
    ordering = ("kind", "-as_of")
    index_view_class = SupersedeIndexView
    add_view_class = KindCreateView
    edit_handler = ObjectList(
        [row("kind", "ratio", "listings"), row("as_of", "source"), FieldPanel("note")]
    )
    list_display = [
        "__str__",
        TextColumn("listings", gettext_lazy("Homes counted")),
        TextColumn("as_of", gettext_lazy("As of")),
        TextColumn("source", gettext_lazy("Source")),
    ]
    list_export = ["kind", "ratio", "listings", *SAID]
