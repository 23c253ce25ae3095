from datetime import date

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, ObjectList

from catalogue.viewsets.dated_form import SupersedeView
from catalogue.viewsets.prices import ADD_ONLY, SupersedeIndexView
from core.viewsets import MoneyColumn, OfficeViewSet, TextColumn

from ..models import OwnerTariff


class AnnouncedForm(WagtailAdminModelForm):
    """What owners agree to is announced before: what was agreed earlier today holds."""

    def clean_valid_from(self) -> date:
        day = self.cleaned_data["valid_from"]
        if day <= timezone.localdate():
            raise ValidationError(_("This holds from tomorrow on at the earliest."))
        return day


class AnnouncedView(SupersedeView):
    """Today would be refused: whoever announces says from when."""

    def get_initial(self) -> dict:
        return super().get_initial() | {"valid_from": None}


class TariffCreateView(AnnouncedView):
    copied = ("commission_percent", "subscription")


class OwnerTariffViewSet(OfficeViewSet):
    model = OwnerTariff
    name = "owner_tariff"
    url_prefix = "owner-tariffs"
    icon = "tag"
    actions = ADD_ONLY
    ordering = ("-valid_from",)
    index_view_class = SupersedeIndexView
    add_view_class = TariffCreateView
    edit_handler = ObjectList(
        [
            FieldPanel("commission_percent"),
            FieldPanel("subscription"),
            FieldPanel("valid_from"),
            FieldPanel("note"),
        ],
        base_form_class=AnnouncedForm,
    )
    list_display = [
        "valid_from",
        TextColumn("commission_percent", gettext_lazy("Commission in percent")),
        MoneyColumn("subscription", gettext_lazy("Subscription a year")),
        TextColumn("note", gettext_lazy("Reason")),
    ]
    list_export = ["valid_from", "commission_percent", "subscription", "note"]
