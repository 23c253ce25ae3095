from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.panels import FieldPanel, FieldRowPanel, ObjectList
from wagtail.admin.ui.tables import StatusTagColumn

from core.viewsets import OfficeViewSet, TextColumn

from ..models import TouristTaxRate
from .dated_form import DatedForm, SupersedeView
from .prices import ADD_ONLY, SupersedeIndexView

FIGURES = (
    "tariff",
    "percent",
    "cap",
    "department_percent",
    "region_percent",
    "idfm_percent",
)


class TaxForm(DatedForm):
    def clean(self):
        data = super().clean()
        if (data.get("tariff") is None) == (data.get("percent") is None):
            raise ValidationError(_("Give either a tariff, or a percent with its cap."))
        if data.get("percent") is not None and data.get("cap") is None:
            self.add_error("cap", _("A percent needs a cap."))
        return data


class TaxCreateView(SupersedeView):
    copied = ("commune", "category", *FIGURES, "status", "source")


class TouristTaxViewSet(OfficeViewSet):
    model = TouristTaxRate
    name = "tourist_tax"
    url_prefix = "tourist-taxes"
    icon = "decimal"
    actions = ADD_ONLY
    ordering = ("commune__name", "category", "-valid_from")
    related = ("commune",)
    index_view_class = SupersedeIndexView
    add_view_class = TaxCreateView
    edit_handler = ObjectList(
        [
            FieldRowPanel([FieldPanel("commune"), FieldPanel("category")]),
            FieldPanel("valid_from"),
            FieldRowPanel([FieldPanel("tariff"), FieldPanel("percent"), FieldPanel("cap")]),
            FieldRowPanel([FieldPanel(name) for name in FIGURES[3:]]),
            FieldPanel("status"),
            FieldPanel("source"),
        ],
        base_form_class=TaxForm,
    )
    list_display = [
        "commune",
        TextColumn("get_category_display", gettext_lazy("Class")),
        TextColumn("valid_from", gettext_lazy("Valid from")),
        TextColumn("tariff", gettext_lazy("Tariff in euros")),
        TextColumn("percent", gettext_lazy("Percent")),
        TextColumn("cap", gettext_lazy("Cap in euros")),
        StatusTagColumn(
            "status",
            label=gettext_lazy("Status"),
            accessor="get_status_display",
            primary=lambda rate: rate.status == TouristTaxRate.Status.SOURCED,
        ),
    ]
    list_filter = {"commune": ["exact"], "category": ["exact"], "status": ["exact"]}
    search_fields = ["commune__name", "source"]
    list_export = ["commune.name", "category", "valid_from", *FIGURES, "status", "source"]
