from typing import Any

from django.db.models import QuerySet
from django.utils.html import format_html
from django.utils.translation import gettext_lazy
from wagtail.admin.panels import FieldPanel, ObjectList
from wagtail.admin.views.generic import InspectView
from wagtail.admin.widgets.button import Button

from catalogue.viewsets.prices import ADD_ONLY, SupersedeIndexView
from core.templatetags.ui import day, moment, money, percent
from core.viewsets import OfficeViewSet, ReadOnlyViewSet, TextColumn
from core.viewsets.views import OfficeIndexView

from ..models import Mandate, MandateTerms
from .tariffs import AnnouncedForm, AnnouncedView


def pdf_of(mandate: Mandate) -> str:
    return format_html('<a href="{}">PDF</a>', mandate.get_absolute_url())


def object_of(mandate: Mandate) -> str:
    """The homes it is about, as the register asks."""
    return "; ".join(str(line) for line in mandate.homes.all())


class MandateIndexView(OfficeIndexView):
    def get_base_queryset(self) -> QuerySet:
        return super().get_base_queryset().prefetch_related("homes")

    def get_list_more_buttons(self, instance: Mandate) -> list[Any]:
        buttons = super().get_list_more_buttons(instance)
        return [*buttons, Button("PDF", url=instance.get_absolute_url(), icon_name="download")]


class MandateInspectView(InspectView):
    template_name = "billing/admin/mandate.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(homes=self.object.homes.all(), **kwargs)

    def get_signed_at_display_value(self) -> str:
        return moment(self.object.signed_at)

    def get_ends_on_display_value(self) -> str:
        return day(self.object.ends_on) or "–"

    def get_tariff_display_value(self) -> str:
        tariff = self.object.tariff
        share, amount = percent(tariff.commission_percent), money(tariff.subscription)
        return f"{share}, {amount}, {day(tariff.valid_from)}"

    def get_replaces_display_value(self) -> str:
        return str(self.object.replaces or "–")

    def get_pdf_display_value(self) -> str:
        return pdf_of(self.object)


class MandateViewSet(ReadOnlyViewSet):
    """The register of mandates: number, date, object, who gave it."""

    model = Mandate
    name = "mandate"
    url_prefix = "mandates"
    icon = "form"
    menu_label = gettext_lazy("Register of mandates")
    ordering = ("-id",)
    related = ("owner__user", "terms")
    index_view_class = MandateIndexView
    inspect_view_class = MandateInspectView
    inspect_view_fields = [
        "number",
        "signed_at",
        "mandator",
        "address",
        "version",
        "replaces",
        "ends_on",
        "tariff",
        "terms",
        "signature",
        "ip",
        "user_agent",
        "language",
        "pdf",
        "sha256",
        "chain",
    ]
    list_display = [
        "number",
        TextColumn("signed_at", gettext_lazy("Signed")),
        TextColumn("mandator", gettext_lazy("Given by")),
        TextColumn(object_of, gettext_lazy("Object")),
        TextColumn("version", gettext_lazy("Version")),
        TextColumn("ends_on", gettext_lazy("Ends on")),
        TextColumn(pdf_of, gettext_lazy("PDF")),
    ]
    list_filter = {"signed_at": ["date__gte", "date__lte"]}
    search_lookups = ("number__iexact", "mandator__icontains", "homes__reference__iexact")
    list_export = ["number", "signed_at", "mandator", "address", "version", "ends_on", "sha256"]


class TermsCreateView(AnnouncedView):
    copied = ("language", "body")


class MandateTermsViewSet(OfficeViewSet):
    model = MandateTerms
    name = "mandate_terms"
    url_prefix = "mandate-terms"
    icon = "doc-full"
    actions = ADD_ONLY
    ordering = ("-valid_from", "language")
    index_view_class = SupersedeIndexView
    add_view_class = TermsCreateView
    edit_handler = ObjectList(
        [FieldPanel("valid_from"), FieldPanel("language"), FieldPanel("body")],
        base_form_class=AnnouncedForm,
    )
    list_display = ["valid_from", TextColumn("language", gettext_lazy("Language"))]
    list_export = ["valid_from", "language", "body"]
