from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, ObjectList
from wagtail.admin.views.generic import InspectView

from catalogue.viewsets.dated_form import DatedForm, SupersedeView
from catalogue.viewsets.prices import ADD_ONLY, SupersedeIndexView
from core.viewsets import OfficeViewSet, ReadOnlyViewSet, TextColumn
from core.viewsets.views import OfficeIndexView

from ..models import Entry, VatRate


def sides(entry: Entry) -> str:
    """The lines of an entry as an accountant reads them: account, debit, credit."""
    return " · ".join(
        f"{line.account} {'D' if line.debit else 'C'} {line.debit or line.credit}"
        for line in entry.lines.all()
    )


def about(entry: Entry) -> str:
    return str(entry.stay or entry.owner)


class EntryIndexView(OfficeIndexView):
    def get_base_queryset(self) -> QuerySet:
        return super().get_base_queryset().prefetch_related("lines")


class EntryInspectView(InspectView):
    template_name = "billing/admin/entry.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(lines=self.object.lines.all(), **kwargs)


class EntryViewSet(ReadOnlyViewSet):
    model = Entry
    name = "journal"
    icon = "table"
    menu_label = _("Journal")
    ordering = ("-id",)
    related = ("stay", "owner__user")
    index_view_class = EntryIndexView
    inspect_view_class = EntryInspectView
    list_display = [
        "label",
        TextColumn("date", _("Date")),
        TextColumn(about, _("Stay or owner")),
        TextColumn(sides, _("Lines")),
    ]
    list_filter = {"date": ["gte", "lte"], "lines__account": ["exact"]}
    search_lookups = ("label__iexact", "stay__reference__iexact")
    list_export = ["date", "label", "stay", "owner", "key"]


class VatCreateView(SupersedeView):
    copied = ("code", "percent")


class VatRateViewSet(OfficeViewSet):
    model = VatRate
    name = "vat_rate"
    url_prefix = "vat-rates"
    icon = "decimal"
    actions = ADD_ONLY
    ordering = ("code", "-valid_from")
    index_view_class = SupersedeIndexView
    add_view_class = VatCreateView
    edit_handler = ObjectList(
        [FieldPanel("code"), FieldPanel("percent"), FieldPanel("valid_from")],
        base_form_class=DatedForm,
    )
    list_display = ["code", "percent", "valid_from"]
    list_export = ["code", "percent", "valid_from"]
