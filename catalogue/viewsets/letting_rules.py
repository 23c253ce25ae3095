import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.panels import FieldPanel, FieldRowPanel, ObjectList

from core.viewsets import OfficeViewSet, TextColumn

from ..models import LettingRule
from .dated_form import DatedForm, SupersedeView
from .prices import ADD_ONLY, SupersedeIndexView

ASKED = ("night_cap", "registration_pattern", "energy_floor", "source", "verified")


class LettingRuleForm(DatedForm):
    def clean_registration_pattern(self) -> str:
        pattern = self.cleaned_data["registration_pattern"]
        try:
            re.compile(pattern)
        except re.error as error:
            raise ValidationError(
                _("This is not a regular expression: %(why)s.") % {"why": error}
            ) from error
        return pattern


class LettingRuleCreateView(SupersedeView):
    copied = ("commune", *ASKED)


class LettingRuleViewSet(OfficeViewSet):
    model = LettingRule
    name = "letting_rule"
    url_prefix = "letting-rules"
    icon = "clipboard-list"
    actions = ADD_ONLY
    ordering = ("commune__name", "-valid_from")
    related = ("commune",)
    index_view_class = SupersedeIndexView
    add_view_class = LettingRuleCreateView
    edit_handler = ObjectList(
        [
            FieldRowPanel([FieldPanel("commune"), FieldPanel("valid_from")]),
            FieldRowPanel([FieldPanel("night_cap"), FieldPanel("energy_floor")]),
            FieldPanel("registration_pattern"),
            FieldPanel("source"),
            FieldPanel("verified"),
        ],
        base_form_class=LettingRuleForm,
    )
    list_display = [
        "commune",
        TextColumn("valid_from", gettext_lazy("Valid from")),
        TextColumn("night_cap", gettext_lazy("Nights a year")),
        TextColumn("energy_floor", gettext_lazy("Worst energy class")),
        TextColumn("verified", gettext_lazy("Verified")),
    ]
    list_filter = {"commune": ["exact"], "verified": ["exact"]}
    search_fields = ["commune__name", "source"]
    list_export = ["commune.name", "valid_from", *ASKED]
