"""The nights let of primary residences, and the moderators' decisions about them."""

from typing import Any

from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, ObjectList

from core.viewsets import OfficeViewSet, TextColumn
from core.viewsets.views import OfficeEditView

from ..models import LettingYear
from ..night_cap.closing import allow
from ..night_cap.counting import cap_in

DAYS_OF_A_YEAR = 366


class LettingYearForm(WagtailAdminModelForm):
    """Another number of nights for one home and year needs a reason."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("allowed", "reason"):
            self.fields[name].required = True
        self.fields["allowed"].validators += [
            MinValueValidator(0),
            MaxValueValidator(DAYS_OF_A_YEAR),
        ]


class LettingYearEditView(OfficeEditView):
    def save_instance(self) -> LettingYear:
        data = self.form.cleaned_data
        return allow(self.object, data["allowed"], data["reason"], self.request.user)


class LettingYearViewSet(OfficeViewSet):
    model = LettingYear
    name = "letting_year"
    url_prefix = "nights-let"
    icon = "calendar-alt"
    menu_label = _("Nights let in a year")
    actions = frozenset({"change", "view"})
    ordering = ("-year", "-nights")
    related = ("home__commune", "decided_by")
    edit_view_class = LettingYearEditView
    edit_handler = ObjectList(
        [FieldPanel("allowed"), FieldPanel("reason")], base_form_class=LettingYearForm
    )
    list_display = [
        "__str__",
        TextColumn("nights", _("Nights let"), sort_key="nights"),
        TextColumn(cap_in, _("Nights allowed")),
        TextColumn("get_told_display", _("Told the owner"), sort_key="told"),
        TextColumn("decided_by", _("Decided by")),
        TextColumn("reason", _("Reason")),
    ]
    list_filter = {"year": ["exact"], "told": ["exact"]}
    search_fields = ["home__reference", "home__street"]
    list_export = ["home", "year", "nights", "told", "allowed", "reason", "decided_by"]
