"""The report of broken links and of photographs that say nothing."""

from typing import Any, ClassVar

import django_filters
from django import forms
from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as now
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.admin.auth import permission_required
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.views.reports import ReportView
from wagtail.models import Locale
from wagtail.permission_policies import ModelPermissionPolicy

from ..models import Finding
from ..tasks import check_the_site


class FindingFilters(WagtailFilterSet):
    kind = django_filters.MultipleChoiceFilter(
        label=_("Trouble"), choices=Finding.Kind, widget=forms.CheckboxSelectMultiple
    )
    locale = django_filters.ModelChoiceFilter(
        label=_("Language"), queryset=lambda request: Locale.objects.all()
    )

    class Meta:
        model = Finding
        fields: ClassVar = ["kind", "locale"]


class FindingsView(ReportView):
    model = Finding
    page_title = _("Links and pictures")
    header_icon = "link"
    permission_policy = ModelPermissionPolicy(Finding)
    any_permission_required: ClassVar = ["view"]
    template_name = "cms/admin/findings.html"
    filterset_class = FindingFilters
    index_url_name = "cms_findings"
    index_results_url_name = "cms_findings_results"
    search_fields: ClassVar = ["title", "what"]
    is_searchable = True
    export_filename = "links-and-pictures"
    list_export: ClassVar = ["get_kind_display", "title", "locale", "what", "status", "checked_at"]
    export_headings: ClassVar = {
        "get_kind_display": _("Trouble"),
        "title": _("Where"),
        "locale": _("Language"),
        "what": _("What"),
        "status": _("Answer"),
        "checked_at": _("Checked"),
    }

    @property
    def columns(self) -> list[Column]:
        return [
            TitleColumn("title", label=_("Where"), get_url=self.where, sort_key="title"),
            Column("get_kind_display", label=_("Trouble"), sort_key="kind"),
            Column("what", label=_("What")),
            Column("locale", label=_("Language"), sort_key="locale__language_code"),
            Column("status", label=_("Answer")),
            DateColumn("checked_at", label=_("Checked"), sort_key="checked_at"),
        ]

    def where(self, finding: Finding) -> str | None:
        """The editor, opened on the block."""
        address = AdminURLFinder(self.request.user).get_edit_url(finding.subject)
        return f"{address}#block-{finding.block}-section" if address and finding.block else address

    def get_queryset(self) -> QuerySet[Finding]:
        found = Finding.objects.select_related("locale").prefetch_related("subject")
        self.queryset = found
        ordered: QuerySet[Finding] = super().get_queryset()
        return ordered

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        last = Finding.objects.order_by("-checked_at").values_list("checked_at", flat=True).first()
        return super().get_context_data(*args, **kwargs) | {"checked_at": last}


@require_POST
@permission_required("cms.view_finding")
def check_again(request: HttpRequest) -> HttpResponse:
    """Ask for another look; it is taken in the background."""
    check_the_site()
    messages.success(request, now("The site is being checked: come back in a few minutes."))
    return redirect("cms_findings")
