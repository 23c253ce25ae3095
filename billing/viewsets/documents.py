from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django_filters import BooleanFilter
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.views.generic import InspectView
from wagtail.admin.widgets import BooleanRadioSelect
from wagtail.admin.widgets.button import Button

from core.viewsets import MoneyColumn, ReadOnlyViewSet, TextColumn
from core.viewsets.views import OfficeIndexView

from ..models import Document


def pdf_of(document: Document) -> str:
    """A link to the PDF, or the reason why there is none yet."""
    if not document.sha256:
        return _("Being written")
    return format_html('<a href="{}">PDF</a>', document.get_absolute_url())


def about(document: Document) -> str:
    """The stay of a traveller's document, the owner of an owner's."""
    return str(document.stay or document.owner)


class DocumentFilterSet(WagtailFilterSet):
    unsealed = BooleanFilter(
        label=gettext_lazy("PDF still being written"),
        field_name="sha256",
        method="filter_unsealed",
        widget=BooleanRadioSelect,
    )

    class Meta:
        model = Document
        fields = {"kind": ["exact"], "issued_at": ["date__gte", "date__lte"]}

    def filter_unsealed(self, queryset: QuerySet, name: str, value: bool) -> QuerySet:
        return queryset.filter(sha256="") if value else queryset.exclude(sha256="")


class DocumentIndexView(OfficeIndexView):
    def get_list_more_buttons(self, instance: Document) -> list[Any]:
        buttons = super().get_list_more_buttons(instance)
        if instance.sha256:
            pdf = Button("PDF", url=instance.get_absolute_url(), icon_name="download")
            buttons.append(pdf)
        return buttons


class DocumentInspectView(InspectView):
    template_name = "billing/admin/document.html"

    def get_pdf_display_value(self) -> str:
        return pdf_of(self.object)

    def get_stay_display_value(self) -> str:
        if self.object.stay is None:
            return ""
        url = reverse("stay:inspect", args=[self.object.stay_id])
        return format_html('<a href="{}">{}</a>', url, self.object.stay)


class DocumentViewSet(ReadOnlyViewSet):
    model = Document
    name = "document"
    url_prefix = "invoices"
    icon = "doc-full"
    ordering = ("-id",)
    related = ("stay", "owner__user")
    index_view_class = DocumentIndexView
    inspect_view_class = DocumentInspectView
    list_display = [
        "number",
        TextColumn("get_kind_display", gettext_lazy("Kind")),
        TextColumn("issued_at", gettext_lazy("Issued")),
        TextColumn("buyer", gettext_lazy("Made out to")),
        TextColumn(about, gettext_lazy("Stay or owner")),
        MoneyColumn("total", gettext_lazy("Total")),
        TextColumn(pdf_of, gettext_lazy("PDF")),
    ]
    filterset_class = DocumentFilterSet
    search_lookups = ("number__iexact", "stay__reference__iexact", "buyer__icontains")
    list_export = ["number", "kind", "issued_at", "buyer", "stay", "owner", "total", "sha256"]
